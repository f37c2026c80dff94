import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { idempotent, UNSEALED } from '../../kit/idempotency.js';
import { idempotencyKey } from '../../kit/input-rules.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { AgencyRow } from '../agency.entity.js';
import { agencyReference } from '../agency.filter.js';
import { assertAllowed, assertNotInFuture, assertVersion, type ChangeKit, lockAgency } from '../change-agency.js';
import { assertPartsExist } from './assert-parts.js';
import { planTransfer } from './plan-transfer.js';
import { reorganise } from './reorganise.js';
import { lawfulChange, movedParts } from './succession-rules.js';

const schema = z.object({
  agency: agencyReference,
  receiver: agencyReference,
  parts: movedParts,
  ends: z.boolean(),
  ...lawfulChange,
  expectedVersion: z.int().positive(),
  expectedReceiverVersion: z.int().positive(),
  idempotencyKey,
});

export type TransferPartsInput = z.input<typeof schema>;
type Transfer = z.output<typeof schema>;

/** What a transfer has left, and who has got it. */
export interface TransferResult {
  agency: AgencyRow;
  receiver: AgencyRow;
}

/** Gives parts of bodies to others that exist (pengalihan), up to all of them (penggabungan): all of it or nothing. */
export class TransferPartsService {
  constructor(private readonly kit: ChangeKit) {}

  /**
   * Gives regions with everything inside them and units of a regional government, that of a district or village too, to
   * another one of its level in the same region, or units of a national body to another one, from a day that is not in the
   * future. The giver goes on with what is left, or ends with the receiver as its successor; then no region may be left to
   * it, and its remaining units end with it.
   */
  transfer(viewer: Viewer, input: TransferPartsInput): Promise<TransferResult> {
    const valid = validate(schema, input);
    const { idempotencyKey: key } = valid;
    const request = { scope: `${viewer.subject}:transferParts`, key, content: valid, now: this.kit.now() };
    return this.kit.database.write(async (manager) => {
      // First: what has ended by this transfer cannot be named by its code when it is sent again.
      const done = await idempotent(manager, UNSEALED, request, () => this.perform(manager, viewer, valid));
      const agency = await manager.findOneByOrFail(AgencyRow, { id: done.id });
      assertAllowed(viewer, 'body:transfer', agency);
      return {
        agency,
        receiver: await manager.findOneByOrFail(AgencyRow, { id: done.receiverId }),
      };
    });
  }

  private async perform(manager: EntityManager, viewer: Viewer, transfer: Transfer) {
    const lock = (reference: string, path: string) =>
      lockAgency(this.kit, manager, viewer, { reference, path }, 'body:transfer');
    const giver = await lock(transfer.agency, 'input.agency');
    const receiver = await lock(transfer.receiver, 'input.receiver');
    assertVersion(giver, transfer.expectedVersion);
    assertVersion(receiver, transfer.expectedReceiverVersion);
    const { parts, ends, from, legalBasis } = transfer;
    for (const body of [giver, receiver]) assertNotInFuture(this.kit, from, body, 'input.from');
    const recodes = planTransfer(giver, receiver, transfer);
    const receivers = [{ row: receiver, code: receiver.code, parts, path: 'input' }];
    await assertPartsExist(manager, receivers);
    await reorganise(this.kit, manager, { giver, receivers, recodes, ends, from, legalBasis });
    return { id: giver.id, receiverId: receiver.id };
  }
}
