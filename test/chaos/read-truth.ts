import type { Connection } from 'mysql2/promise';
import { FeedCursors } from '../../subgraphs/kit/feed-cursor.js';
import { groupBy } from './checker/group-by.js';
import type { TrueComplaint, TrueEvent, Truth } from './checker/record.js';
import { atOneMoment, databaseName, ofJson, queryRows } from './query-rows.js';

/** What the complaint subgraph's database says, and how to read its cursors. */
export interface ReadTruth extends Truth {
  positionOf(cursor: string): number;
}

/** The code of an agency by its id. */
type CodeOf = (agencyId: string) => string;

/** Reads everything that was committed; what the agencies are called is asked of the directory's database. */
export function readTruth(databases: ReadonlyMap<string, string>, assertionKey: Uint8Array): Promise<ReadTruth> {
  const cursors = new FeedCursors('complaint', assertionKey);
  const [own = '', directory = ''] = ['complaint', 'agency-directory'].map((name) => databases.get(name));
  return atOneMoment(own, async (connection) => {
    const [state] = await queryRows<{ epoch: string }>(connection, 'SELECT epoch FROM feed_state');
    const epoch = state?.epoch ?? '';
    const codeOf = await readCodes(connection, databaseName(directory));
    return {
      events: await readEvents(connection, codeOf, (position) => cursors.write({ epoch, position })),
      complaints: await readComplaints(connection, codeOf),
      positionOf: (cursor) => cursors.read(cursor).position,
    };
  });
}

/** The codes of all agencies that complaints came from or went to; of others the id. */
async function readCodes(connection: Connection, directory: string): Promise<CodeOf> {
  const found = await queryRows<{ id: string; code: string }>(
    connection,
    `SELECT id, code FROM ${directory}.agency
     WHERE id IN (SELECT agencyId FROM complaint_hop UNION SELECT originId FROM complaint)`,
  );
  const codes = new Map(found.map(({ id, code }) => [id, code]));
  return (agencyId) => codes.get(agencyId) ?? agencyId;
}

interface EventRow {
  position: number | null;
  kind: string;
  aggregateId: string;
  payload: unknown;
}

async function readEvents(
  connection: Connection,
  codeOf: CodeOf,
  cursorAt: (position: number) => string,
): Promise<TrueEvent[]> {
  const found = await queryRows<EventRow>(
    connection,
    'SELECT position, kind, aggregateId, payload FROM event ORDER BY id',
  );
  return found.map(({ position, kind, aggregateId, payload }) => {
    const { statusAfter, fromAgencyId, toAgencyId } = ofJson<{
      statusAfter?: string;
      fromAgencyId?: string;
      toAgencyId?: string;
    }>(payload);
    return {
      position,
      cursor: position === null ? '' : cursorAt(position),
      kind,
      complaintId: aggregateId,
      stateAfter: statusAfter ?? null,
      from: fromAgencyId === undefined ? null : codeOf(fromAgencyId),
      to: toAgencyId === undefined ? null : codeOf(toAgencyId),
    };
  });
}

interface ComplaintRow {
  id: string;
  trackingNumber: string;
  title: string;
  version: number;
  state: string;
  handlerId: string;
  hop: number;
  originId: string | null;
}

interface HopRow {
  complaintId: string;
  seq: number;
  agencyId: string;
  sentById: string | null;
}

interface EntryRow {
  complaintId: string;
  seq: number;
  kind: string;
  stateAfter: string;
  note: string | null;
}

async function readComplaints(connection: Connection, codeOf: CodeOf): Promise<TrueComplaint[]> {
  const columns = 'id, trackingNumber, title, version, state, handlerId, hop, originId';
  const complaints = await queryRows<ComplaintRow>(connection, `SELECT ${columns} FROM complaint`);
  const hops = groupBy(
    await queryRows<HopRow>(connection, 'SELECT complaintId, seq, agencyId, sentById FROM complaint_hop ORDER BY seq'),
    ({ complaintId }) => complaintId,
  );
  const entries = groupBy(
    await queryRows<EntryRow>(
      connection,
      'SELECT complaintId, seq, kind, stateAfter, note FROM timeline_entry ORDER BY seq',
    ),
    ({ complaintId }) => complaintId,
  );
  return complaints.map(({ handlerId, originId, ...complaint }) => ({
    ...complaint,
    holder: codeOf(handlerId),
    origin: originId && codeOf(originId),
    hops: (hops.get(complaint.id) ?? []).map(({ seq, agencyId, sentById }) => ({
      seq,
      agency: codeOf(agencyId),
      sentBy: sentById && codeOf(sentById),
    })),
    timeline: (entries.get(complaint.id) ?? []).map(({ seq, kind, stateAfter, note }) => ({
      seq,
      kind,
      stateAfter,
      note,
    })),
  }));
}
