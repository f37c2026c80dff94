import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import type { AgencyKind } from '../../kit/agency-kind.enum.js';
import { badInput } from '../../kit/errors.js';
import { idempotent, UNSEALED } from '../../kit/idempotency.js';
import { idempotencyKey, regionCode } from '../../kit/input-rules.js';
import { bilingual } from '../../kit/issue-words.js';
import { isWithinTerritory, organisationPath } from '../../kit/relations.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { AgencyRow } from '../agency.entity.js';
import { refreshSearchTextsOf } from '../agency-search-text.js';
import { assertAllowed, assertNotInFuture, type ChangeKit } from '../change-agency.js';
import { findExistingRegion } from '../find-region.js';
import { hasTerritory } from '../kind-places.js';
import { REFUSALS } from '../refusals.js';
import { timeZone } from '../time-zone.js';
import { assertCodesFree, buildAgency, insertAgency } from '../unit.service.js';
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
    assertAllowed(viewer, 'body:establish', standing);
    const { idempotencyKey: key } = valid;
    const request = { scope: `${viewer.subject}:establishBody`, key, content: valid, now: this.kit.now() };
    return this.kit.database.write(async (manager) => {
      const { id } = await idempotent(manager, UNSEALED, request, () => this.insert(manager, valid));
      return manager.findOneByOrFail(AgencyRow, { id });
    });
  }

  private async insert(manager: EntityManager, input: z.output<typeof schema>): Promise<{ id: string }> {
    const { code, kind, name, shortName, jurisdiction, location, from, legalBasis } = input;
    const territory = await findTerritory(manager, kind, jurisdiction);
    const place = location ? await findExistingRegion(manager, location, 'input.location') : undefined;
    const row = buildAgency({
      id: this.kit.newId(),
      code,
      kind,
      name,
      shortName: shortName ?? null,
      level: 'MINISTRY',
      parentId: null,
      jurisdiction: territory,
      regionCode: place?.code ?? null,
      timeZone: input.timeZone ?? place?.timeZone ?? CAPITAL_ZONE,
    });
    assertNotInFuture(this.kit, from, row, 'input.from');
    await assertCodesFree(manager, [row.code], from);
    await insertAgency(this.kit, manager, row, { validFrom: from, legalBasis, path: 'input.code' });
    await refreshSearchTextsOf(manager, this.kit.database.dialect, [row.id]);
    return { id: row.id };
  }
}

/** The existing regions that a body of this kind may have, none of them inside another. Throws `BAD_USER_INPUT`. */
async function findTerritory(manager: EntityManager, kind: AgencyKind, named: readonly string[]): Promise<string[]> {
  if (named.length > 0 && !hasTerritory(kind)) throw badInput('input.jurisdiction', REFUSALS.noTerritory);
  const found: string[] = [];
  for (const [index, region] of named.entries()) {
    found.push((await findExistingRegion(manager, region, `input.jurisdiction.${index}`)).code);
  }
  const inside = found.findIndex((region) =>
    isWithinTerritory(
      region,
      found.filter((other) => other !== region),
    ),
  );
  if (inside !== -1) throw badInput(`input.jurisdiction.${inside}`, REFUSALS.insideAnother);
  return [...new Set(found)];
}
