import { z } from 'zod';
import { badInput } from '../kit/errors.js';
import { instant, lines } from '../kit/input-rules.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { localDate } from '../kit/working-days.js';
import type { DirectoryAction } from './access.js';
import type { AgencyRow } from './agency.entity.js';
import { agencyReference } from './agency.filter.js';
import { type ConnectionFact, ConnectionRecordRow } from './agency-history.entity.js';
import { assertVersion, type ChangeKit, lockAgency, saveAgency } from './change-agency.js';
import { loadFirstDays } from './first-days.js';
import { REFUSALS } from './refusals.js';

export interface ConnectionFactInput {
  agency: string;
  holds: boolean;
  since: Date;
  note?: string | null;
  expectedVersion: number;
}

const schema = z.object({
  agency: agencyReference,
  holds: z.boolean(),
  since: instant,
  note: lines.min(1).max(255).nullish(),
  expectedVersion: z.int().positive(),
});

/** What recording that `fact` holds, or no longer holds, asks for. */
function actionOf(fact: ConnectionFact, holds: boolean): DirectoryAction {
  return fact === 'ACCOUNT' && !holds ? 'account:withdraw' : 'connection:record';
}

/** Records whether an agency is connected and whether it has an account. */
export class ConnectionService {
  constructor(private readonly kit: ChangeKit) {}

  /**
   * Records that `fact` holds, or no longer holds, since a past instant. Throws `BAD_USER_INPUT` where that is in the
   * future, earlier than the agency or the last record, or nothing new; `FORBIDDEN` also for an agency that would withdraw its account.
   */
  record(viewer: Viewer, fact: ConnectionFact, input: ConnectionFactInput): Promise<AgencyRow> {
    const { agency: reference, holds, since, note, expectedVersion } = validate(schema, input);
    const recordedAt = this.kit.now();
    if (since > recordedAt) throw badInput('input.since', REFUSALS.momentInFuture);
    return this.kit.database.write(async (manager) => {
      const path = 'input.agency';
      const row = await lockAgency(this.kit, manager, viewer, { reference, path }, actionOf(fact, holds));
      assertVersion(row, expectedVersion);
      const first = (await loadFirstDays(manager, [row.id])).get(row.id);
      if (first && localDate(since, row.timeZone) < first) throw badInput('input.since', REFUSALS.beforeItBegan);
      const last = fact === 'CONNECTION' ? row.connectedSince : row.accountSince;
      if (last && since < last) throw badInput('input.since', REFUSALS.laterState);
      if ((fact === 'CONNECTION' ? row.connected : row.hasAccount) === holds) {
        throw badInput(fact === 'CONNECTION' ? 'input.connected' : 'input.exists', REFUSALS.recordedAlready);
      }
      const record = { id: this.kit.newId(), agencyId: row.id, fact, holds, since, recordedAt, note: note ?? null };
      await manager.insert(ConnectionRecordRow, record);
      const changes =
        fact === 'CONNECTION'
          ? { connected: holds, connectedSince: since }
          : { hasAccount: holds, accountSince: since };
      return saveAgency(this.kit, manager, row, changes);
    });
  }
}
