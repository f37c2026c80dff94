import type { EntityManager } from 'typeorm';
import type { ComplaintChannel } from '../complaint.enum.js';
import { IntakeChannelRow } from './regulation.entity.js';

/** The channels as they are on a day, `YYYY-MM-DD`: of each the state that began last. */
export async function loadChannels(
  manager: EntityManager,
  on: string,
): Promise<Map<ComplaintChannel, IntakeChannelRow>> {
  const rows = await manager
    .createQueryBuilder(IntakeChannelRow, 'channel')
    .where('channel.validFrom <= :on', { on })
    .orderBy('channel.validFrom', 'ASC')
    .getMany();
  return new Map(rows.map((row) => [row.channel, row]));
}
