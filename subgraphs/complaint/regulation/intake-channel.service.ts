import { z } from 'zod';
import type { ComplaintEvents } from '../../../schema/events.js';
import { badInput } from '../../kit/errors.js';
import { idempotencyKey, line } from '../../kit/input-rules.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import { localDate } from '../../kit/working-days.js';
import { ComplaintChannel } from '../complaint.enum.js';
import { NATIONAL_ZONE } from '../national-desk.js';
import { REFUSALS } from '../refusals.js';
import { standingOfRegion } from '../region-standing.js';
import { assertForeseeable } from './assert-foreseeable.js';
import { loadChannels } from './intake-channel.js';
import { ChannelState } from './intake-channel.type.js';
import { IntakeChannelRow } from './regulation.entity.js';
import type { RuleChanges } from './rule-changes.js';

const channelSchema = z.object({
  idempotencyKey,
  channel: z.enum(ComplaintChannel.values),
  validFrom: z.string(),
  operator: line,
  state: z.enum(ChannelState.values),
  source: line,
});

/** The channels by which complaints come in. */
export class IntakeChannelService {
  constructor(
    private readonly kit: SubgraphKit<ComplaintEvents>,
    private readonly changes: RuleChanges,
  ) {}

  /** Every channel that is known on a day, today unless told, in the order of the enum. */
  async list(at: string | null | undefined): Promise<IntakeChannelRow[]> {
    const channels = await loadChannels(this.kit.database.read, at ?? localDate(this.kit.now(), NATIONAL_ZONE));
    return ComplaintChannel.names.flatMap((name) => channels.get(name) ?? []);
  }

  /** The state of a channel from a day on, by the national desk. Throws `BAD_USER_INPUT`, `FORBIDDEN` or `CONFLICT`. */
  record(viewer: Viewer, input: unknown): Promise<IntakeChannelRow> {
    const { idempotencyKey: key, ...row } = validate(channelSchema, input);
    const request = { idempotencyKey: key, ...row };
    return this.changes.changeOnce(viewer, 'recordIntakeChannel', request, async (scene) => {
      const standing = await standingOfRegion(scene.directory, '');
      const grant = scene.permit('REGULATE', standing);
      const { channel, validFrom } = row;
      assertForeseeable('input.validFrom', validFrom, scene.now);
      if (await scene.manager.existsBy(IntakeChannelRow, { channel, validFrom })) {
        throw badInput('input.validFrom', REFUSALS.stateBeginsAlready);
      }
      await scene.insert(IntakeChannelRow, row);
      await scene.record(grant, standing, { kind: 'INTAKE_CHANNEL_RECORDED', ruleId: channel, content: row });
      return row;
    });
  }
}
