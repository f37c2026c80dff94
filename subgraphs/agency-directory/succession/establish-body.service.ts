import { type EntityManager, In, IsNull } from 'typeorm';
import { z } from 'zod';
import { isAllowed } from '../../kit/access.js';
import { badInput, CodedError } from '../../kit/errors.js';
import { idempotent, UNSEALED } from '../../kit/idempotency.js';
import { idempotencyKey, regionCode } from '../../kit/input-rules.js';
import { bilingual } from '../../kit/issue-words.js';
import { COMMON_REFUSALS } from '../../kit/refusals.js';
import { organisationPath } from '../../kit/relations.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { ACCESS } from '../access.js';
import { AgencyRow } from '../agency.entity.js';
import { refreshSearchTextsOf } from '../agency-search-text.js';
import { assertNotInFuture, type ChangeKit } from '../change-agency.js';
import { REFUSALS } from '../refusals.js';
import { RegionRow } from '../region.entity.js';
import { timeZone } from '../time-zone.js';
import { assertCodeFree, buildAgency, insertAgency } from '../unit.service.js';
import { bodyTerms, isNationalKind, lawfulChange, NATIONAL_CODE, regions } from './succession-rules.js';

const CAPITAL_ZONE = 'Asia/Jakarta';

const schema = z.object({
  ...bodyTerms,
  code: bodyTerms.code.regex(NATIONAL_CODE, bilingual(REFUSALS.notANationalCode)),
  kind: bodyTerms.kind.refine(isNationalKind, bilingual(REFUSALS.notANationalKind)),
  jurisdiction: regions,
  location: regionCode.nullish(),
  timeZone: timeZone.nullish(),
  ...lawfulChange,
  idempotencyKey,
});

export type EstablishBodyInput = z.input<typeof schema>;

/** Adds national bodies that a law makes; a regional government comes by the split of another one. */
export class EstablishBodyService {
  constructor(private readonly kit: ChangeKit) {}

  /** Adds a body with its first code, which no existing agency may have, from a day that is not in the future. */
  establish(viewer: Viewer, input: EstablishBodyInput): Promise<AgencyRow> {
    const valid = validate(schema, input);
    const standing = { organisation: organisationPath(valid.code), supervision: null };
    if (!isAllowed(viewer, 'body:establish', standing, ACCESS)) throw new CodedError('FORBIDDEN');
    const { idempotencyKey: key } = valid;
    const request = { scope: `${viewer.subject}:establishBody`, key, content: valid, now: this.kit.now() };
    return this.kit.database.write(async (manager) => {
      const { id } = await idempotent(manager, UNSEALED, request, () => this.insert(manager, valid));
      return manager.findOneByOrFail(AgencyRow, { id });
    });
  }

  private async insert(manager: EntityManager, input: z.output<typeof schema>): Promise<{ id: string }> {
    const { code, kind, name, shortName, jurisdiction, location, from, legalBasis } = input;
    if (await manager.existsBy(AgencyRow, { code, closedAt: IsNull() })) {
      throw badInput('input.code', REFUSALS.codeTaken(code));
    }
    const places = await manager.findBy(RegionRow, { code: In([...jurisdiction, location ?? '']) });
    const known = new Map(places.map((region) => [region.code, region]));
    const unknown = jurisdiction.findIndex((region) => !known.has(region));
    if (unknown !== -1) throw badInput(`input.jurisdiction.${unknown}`, COMMON_REFUSALS.noRegion);
    const place = location ? known.get(location) : undefined;
    if (location && !place) throw badInput('input.location', COMMON_REFUSALS.noRegion);
    const row = buildAgency({
      id: this.kit.newId(),
      code,
      kind,
      name,
      shortName: shortName ?? null,
      level: 'MINISTRY',
      parentId: null,
      jurisdiction: [...new Set(jurisdiction)],
      regionCode: location ?? null,
      timeZone: input.timeZone ?? place?.timeZone ?? CAPITAL_ZONE,
    });
    assertNotInFuture(this.kit, from, row, 'input.from');
    await assertCodeFree(manager, row.code, from, 'input.from');
    await insertAgency(this.kit, manager, row, { validFrom: from, legalBasis });
    await refreshSearchTextsOf(manager, this.kit.database.dialect, [row.id]);
    return { id: row.id };
  }
}
