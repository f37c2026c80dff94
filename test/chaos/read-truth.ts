import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { FeedCursors } from '../../subgraphs/kit/feed-cursor.js';
import { groupBy } from './checker/group-by.js';
import type { TrueComplaint, TrueEvent, Truth } from './checker/record.js';
import { codeOf } from './clients/cast.js';

/** What the complaint subgraph's database says, and how to read its cursors. */
export interface ReadTruth extends Truth {
  positionOf(cursor: string): number;
}

/** Reads everything that was committed. */
export async function readTruth(databaseUrl: string, assertionKey: Uint8Array): Promise<ReadTruth> {
  const connection = await createConnection({ uri: databaseUrl, timezone: 'Z' });
  try {
    const cursors = new FeedCursors('complaint', assertionKey);
    const [state] = await rows<{ epoch: string }>(connection, 'SELECT epoch FROM feed_state');
    const epoch = state?.epoch ?? '';
    return {
      events: await readEvents(connection, (position) => cursors.write({ epoch, position })),
      complaints: await readComplaints(connection),
      positionOf: (cursor) => cursors.read(cursor).position,
    };
  } finally {
    await connection.end();
  }
}

async function rows<Row>(connection: Connection, sql: string): Promise<Row[]> {
  const [found] = await connection.query<(Row & RowDataPacket)[]>(sql);
  return found;
}

interface EventRow {
  position: number | null;
  kind: string;
  aggregateId: string;
  payload: string;
}

async function readEvents(connection: Connection, cursorAt: (position: number) => string): Promise<TrueEvent[]> {
  const found = await rows<EventRow>(connection, 'SELECT position, kind, aggregateId, payload FROM event ORDER BY id');
  return found.map(({ position, kind, aggregateId, payload }) => {
    const { statusAfter, fromAgencyId, toAgencyId } = (typeof payload === 'string' ? JSON.parse(payload) : payload) as {
      statusAfter: string;
      fromAgencyId?: string;
      toAgencyId?: string;
    };
    return {
      position,
      cursor: position === null ? '' : cursorAt(position),
      kind,
      complaintId: aggregateId,
      stateAfter: statusAfter,
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

async function readComplaints(connection: Connection): Promise<TrueComplaint[]> {
  const columns = 'id, trackingNumber, title, version, state, handlerId, hop, originId';
  const complaints = await rows<ComplaintRow>(connection, `SELECT ${columns} FROM complaint`);
  const hops = groupBy(
    await rows<HopRow>(connection, 'SELECT complaintId, seq, agencyId, sentById FROM complaint_hop ORDER BY seq'),
    ({ complaintId }) => complaintId,
  );
  const entries = groupBy(
    await rows<EntryRow>(
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
