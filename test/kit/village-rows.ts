import { IsNull } from 'typeorm';
import { AgencyRow } from '../../subgraphs/agency-directory/agency.entity.js';
import { AgencyCodeRow } from '../../subgraphs/agency-directory/agency-history.entity.js';
import { wordsOfRegion } from '../../subgraphs/agency-directory/agency-search-text.js';
import { RegionRow } from '../../subgraphs/agency-directory/region.entity.js';
import { loadRegions, type RegionSeed } from '../../subgraphs/agency-directory/seed/regions.js';
import { buildAgency } from '../../subgraphs/agency-directory/unit.service.js';
import { AgencyKind } from '../../subgraphs/kit/agency-kind.enum.js';
import type { Database } from '../../subgraphs/kit/database.js';
import { insertRows } from '../../subgraphs/kit/insert-rows.js';

/** Adds villages of the code book, which a directory is seeded without here, as regions. Returns their rows. */
export async function insertVillages(
  database: Database,
  isWanted: (village: RegionSeed) => boolean,
): Promise<RegionRow[]> {
  const villages = loadRegions({ villages: true }).filter((region) => region.level === 'VILLAGE' && isWanted(region));
  const rows = villages.map((village) => ({
    ...village,
    id: `region-${village.code}`,
    searchText: ` ${wordsOfRegion(village)}`,
    endedOn: null,
  }));
  await database.write((manager) => insertRows(manager, RegionRow, rows));
  return rows;
}

/** Adds the government of each of these villages, as `addVillage` would, some hundred by one statement. */
export async function insertGovernments(database: Database, villages: readonly RegionRow[]): Promise<void> {
  const districts = await database.read.findBy(AgencyRow, { level: 'DISTRICT', closedAt: IsNull() });
  const idOf = new Map(districts.map(({ code, id }) => [code, id]));
  const rows = villages.map(({ code, name, autonomous, parentCode, timeZone }) =>
    buildAgency({
      id: `village-${code}`,
      code,
      name: `${autonomous ? 'Pemerintah Desa' : 'Kelurahan'} ${name}`,
      shortName: null,
      kind: autonomous ? AgencyKind.VILLAGE : AgencyKind.URBAN_VILLAGE,
      level: 'VILLAGE',
      parentId: autonomous ? null : (idOf.get(parentCode ?? '') ?? null),
      jurisdiction: [code],
      regionCode: code,
      timeZone,
    }),
  );
  const codes = rows.map(({ id: agencyId, code }) => ({
    id: `code-${agencyId}`,
    agencyId,
    code,
    validFrom: null,
    validUntil: null,
  }));
  await database.write(async (manager) => {
    await insertRows(manager, AgencyRow, rows);
    await insertRows(manager, AgencyCodeRow, codes);
  });
}
