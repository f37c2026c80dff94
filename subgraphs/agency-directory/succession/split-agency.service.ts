import { type EntityManager, In } from 'typeorm';
import { z } from 'zod';
import { badInput } from '../../kit/errors.js';
import { idempotent, UNSEALED } from '../../kit/idempotency.js';
import { idempotencyKey } from '../../kit/input-rules.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { AgencyRow } from '../agency.entity.js';
import { agencyReference } from '../agency.filter.js';
import { assertAllowed, assertNotInFuture, assertVersion, type ChangeKit, lockAgency } from '../change-agency.js';
import { buildRegion, insertRegion } from '../found-region.js';
import { REFUSALS } from '../refusals.js';
import { RegionRow } from '../region.entity.js';
import { regionNameIn } from '../region-name.js';
import { assertCodesFree, buildAgency, insertAgency } from '../unit.service.js';
import { assertPartsExist } from './assert-parts.js';
import { pathOfBody, planSplit } from './plan-split.js';
import { isUnit } from './recode.js';
import { type ReceivingBody, reorganise } from './reorganise.js';
import { bodyTerms, lawfulChange, movedParts, regionGovernedBy } from './succession-rules.js';

const MAX_BODIES = 20;

const schema = z.object({
  agency: agencyReference,
  into: z
    .array(z.object({ ...bodyTerms, parts: movedParts }))
    .min(1)
    .max(MAX_BODIES),
  ends: z.boolean(),
  ...lawfulChange,
  expectedVersion: z.int().positive(),
  idempotencyKey,
});

export type SplitAgencyInput = z.input<typeof schema>;
type Split = z.output<typeof schema>;
/** `path` says where the input has it. */
type AskedBody = Split['into'][number] & { path: string };

/** What a split has left and made. */
export interface SplitResult {
  agency: AgencyRow;
  into: AgencyRow[];
}

/** Splits bodies (pemekaran): all of it or nothing. */
export class SplitAgencyService {
  constructor(private readonly kit: ChangeKit) {}

  /**
   * Makes new bodies of parts of one, from a day that is not in the future. A regional government, that of a district or
   * village too, gives regions with everything inside them, and units; a national body gives units. It goes on with what is
   * left, or ends with the new ones as its successors; then no region may be left to it, and its remaining units end with it.
   */
  split(viewer: Viewer, input: SplitAgencyInput): Promise<SplitResult> {
    const valid = validate(schema, input);
    const { idempotencyKey: key } = valid;
    const request = { scope: `${viewer.subject}:splitAgency`, key, content: valid, now: this.kit.now() };
    return this.kit.database.write(async (manager) => {
      // First: what has ended by this split cannot be named by its code when it is sent again.
      const { id, intoIds } = await idempotent(manager, UNSEALED, request, () => this.perform(manager, viewer, valid));
      const agency = await manager.findOneByOrFail(AgencyRow, { id });
      assertAllowed(viewer, 'body:split', agency);
      const into = await manager.findBy(AgencyRow, { id: In(intoIds) });
      return {
        agency,
        into: into.sort((a, b) => intoIds.indexOf(a.id) - intoIds.indexOf(b.id)),
      };
    });
  }

  private async perform(manager: EntityManager, viewer: Viewer, split: Split) {
    const path = 'input.agency';
    const giver = await lockAgency(this.kit, manager, viewer, { reference: split.agency, path }, 'body:split');
    assertVersion(giver, split.expectedVersion);
    assertNotInFuture(this.kit, split.from, giver, 'input.from');
    if (isUnit(giver.code)) throw badInput(path, REFUSALS.notABody);
    const recodes = planSplit(giver.code, split.into);
    const asked = split.into.map((body, index) => ({ ...body, path: pathOfBody(index) }));
    await assertPartsExist(manager, asked);
    const receivers: ReceivingBody[] = [];
    for (const body of asked) receivers.push({ ...body, row: await this.insertBody(manager, giver, body, split) });
    const { ends, from, legalBasis } = split;
    await reorganise(this.kit, manager, { giver, receivers, recodes, ends, from, legalBasis });
    return { id: giver.id, intoIds: receivers.map(({ row }) => row.id) };
  }

  /** A new body with its region, before anything moves to it. */
  private async insertBody(
    manager: EntityManager,
    giver: AgencyRow,
    body: AskedBody,
    { from: validFrom, legalBasis }: Split,
  ): Promise<AgencyRow> {
    const { code, kind, name, shortName = null, path } = body;
    await assertCodesFree(manager, [code], validFrom);
    const region = await this.foundRegion(manager, giver, body, validFrom);
    const row = buildAgency({
      id: this.kit.newId(),
      code,
      name,
      shortName,
      kind,
      level: giver.level,
      parentId: giver.parentId,
      jurisdiction: region ? [region.code] : [],
      regionCode: region?.code ?? giver.regionCode,
      timeZone: region?.timeZone ?? giver.timeZone,
    });
    await insertAgency(this.kit, manager, row, { validFrom, legalBasis, path: `${path}.code` });
    return row;
  }

  /** The region of a new regional government, in the zone of what it gets; undefined of a national body. */
  private async foundRegion(
    manager: EntityManager,
    giver: AgencyRow,
    { code, kind, name, parts, path }: AskedBody,
    validFrom: string,
  ): Promise<RegionRow | undefined> {
    const governed = regionGovernedBy(kind, code);
    if (!governed) return undefined;
    const [first] = await manager.findBy(RegionRow, { code: In(parts.map(({ part }) => part)) });
    const region = buildRegion({
      id: this.kit.newId(),
      code,
      name: regionNameIn(name, governed.localTerm) ?? name,
      ...governed,
      timeZone: first?.timeZone ?? giver.timeZone,
    });
    await insertRegion(this.kit, manager, region, { validFrom, path: `${path}.code` });
    return region;
  }
}
