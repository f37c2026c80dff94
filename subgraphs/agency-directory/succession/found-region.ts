import { type EntityManager, In } from 'typeorm';
import { badInput } from '../../kit/errors.js';
import type { ChangeKit } from '../change-agency.js';
import { REFUSALS } from '../refusals.js';
import { RegionRow } from '../region.entity.js';
import { normalise, provinceWords, searchText } from '../search-words.js';
import type { NewBody } from './plan-split.js';
import { regionAbove } from './recode.js';
import { RegionCodeRow } from './succession.entity.js';
import { regionGovernedBy } from './succession-rules.js';

/** A regional government that comes out of a split, and where the input has it. */
interface NewGovernment extends NewBody {
  name: string;
  path: string;
}

/** Adds the region of a new regional government, whose code begins on the first day and is one that no region has had. */
export async function foundRegion(
  { newId }: ChangeKit,
  manager: EntityManager,
  { code, kind, name, parts, path }: NewGovernment,
  firstDay: string,
): Promise<RegionRow> {
  const governed = regionGovernedBy(kind, code);
  if (!governed) throw badInput(`${path}.kind`, REFUSALS.notAKindLike(code));
  const isTaken = (await manager.existsBy(RegionRow, { code })) || (await manager.existsBy(RegionCodeRow, { code }));
  if (isTaken) throw badInput(`${path}.code`, REFUSALS.regionCodeTaken(code));
  const first = await manager.findOneBy(RegionRow, { code: In(parts.map(({ part }) => part)) });
  if (!first) throw badInput(`${path}.parts`, REFUSALS.needsRegion);
  const regionName = name.replace(/^Pemerintah (Provinsi|Kabupaten|Kota) /, '');
  const isProvince = regionAbove(code) === null;
  const words = isProvince ? provinceWords(code, regionName) : `${governed.localTerm} ${normalise(regionName)}`;
  const region: RegionRow = {
    id: newId(),
    code,
    name: regionName,
    kind: governed.kind,
    level: isProvince ? 'PROVINCE' : 'REGENCY',
    localTerm: governed.localTerm,
    parentCode: regionAbove(code),
    timeZone: first.timeZone,
    autonomous: true,
    searchText: searchText([words]),
    endedOn: null,
  };
  await manager.insert(RegionRow, region);
  await manager.insert(RegionCodeRow, {
    id: newId(),
    regionId: region.id,
    code,
    validFrom: firstDay,
    validUntil: null,
  });
  return region;
}
