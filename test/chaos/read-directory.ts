import type { Connection } from 'mysql2/promise';
import type { AgencyFacts, FormerCode, PostFacts } from '../../schema/events.js';
import type { RegionTakeoverRow } from '../../subgraphs/agency-directory/succession/succession.entity.js';
import { takenOverBy } from '../../subgraphs/agency-directory/succession/taken-over.js';
import { FeedCursors } from '../../subgraphs/kit/feed-cursor.js';
import type { DirectoryEvent, DirectoryTables, DirectoryTruth, Follower, Place } from './checker/directory-record.js';
import { groupBy } from './checker/group-by.js';
import { atOneMoment, databaseName, ofJson, queryRows } from './query-rows.js';

const DIRECTORY = 'agency-directory';
const NOWHERE: Place = { epoch: '', position: 0 };

/** `mysql://` of each subgraph's database, all on one server, by the subgraph's name. */
type Databases = ReadonlyMap<string, string>;

/** The directory's tables as they are now. */
export function readDirectoryTables(databases: Databases): Promise<DirectoryTables> {
  return atOneMoment(urlOf(databases, DIRECTORY), readTables);
}

/** Everything about the directory and those who follow it, as of one moment. */
export function readDirectory(
  databases: Databases,
  assertionKey: Uint8Array,
  before: DirectoryTables,
): Promise<DirectoryTruth> {
  const cursors = new FeedCursors(DIRECTORY, assertionKey);
  return atOneMoment(urlOf(databases, DIRECTORY), async (connection) => {
    const followers: Follower[] = [];
    for (const [name, url] of databases) {
      if (name !== DIRECTORY) followers.push(await readFollower(connection, name, databaseName(url), cursors));
    }
    return {
      before,
      after: await readTables(connection),
      events: await readEvents(connection),
      end: await readEnd(connection),
      followers,
    };
  });
}

/** Whether every event of the directory is numbered and every follower has followed to the end of its feed. */
export function isFollowed(databases: Databases, assertionKey: Uint8Array): Promise<boolean> {
  const cursors = new FeedCursors(DIRECTORY, assertionKey);
  return atOneMoment(urlOf(databases, DIRECTORY), async (connection) => {
    const waiting = await queryRows(connection, 'SELECT id FROM event WHERE position IS NULL LIMIT 1');
    const { epoch, position } = await readEnd(connection);
    for (const [name, url] of databases) {
      if (name === DIRECTORY) continue;
      const place = await readPlace(connection, databaseName(url), cursors);
      if (place.epoch !== epoch || place.position !== position) return false;
    }
    return waiting.length === 0;
  });
}

function urlOf(databases: Databases, name: string): string {
  const url = databases.get(name);
  if (!url) throw new Error(`There is no database of ${name}.`);
  return url;
}

type AgencyColumns = Omit<AgencyFacts, 'jurisdiction' | 'connected' | 'hasAccount' | 'accountSince' | 'closedAt'> & {
  jurisdiction: unknown;
  connected: number;
  hasAccount: number;
  accountSince: Date | null;
  closedAt: Date | null;
};

const AGENCY_COLUMNS =
  'id, code, name, kind, level, parentId, organisation, supervision, jurisdiction, regionCode AS location, timeZone, ' +
  'connected, hasAccount, accountSince, closedAt, version';
const POST_COLUMNS = 'id, officerId, agencyId, role, validFrom AS `from`, validUntil AS `until`, title, version';

/** Ids of the closed agencies' successors, what went from body to body, and the codes that ended, of agencies and of regions. */
async function readSuccession(connection: Connection) {
  const links = await queryRows<{ agencyId: string; successorId: string }>(
    connection,
    'SELECT agencyId, successorId FROM agency_successor ORDER BY place, successorId',
  );
  const codes = await queryRows<{ now: string; code: string }>(
    connection,
    'SELECT region.code AS now, former.code AS code FROM region_code former JOIN region ON region.id = former.regionId ' +
      'WHERE former.validUntil IS NOT NULL',
  );
  const ended = await queryRows<FormerCode & { agencyId: string }>(
    connection,
    'SELECT agencyId, code, validFrom AS `from`, validUntil AS `until` FROM agency_code ' +
      'WHERE validUntil IS NOT NULL ORDER BY validUntil DESC, validFrom DESC',
  );
  const formerRegions = groupBy(codes, ({ now }) => now);
  return {
    ended: groupBy(ended, ({ agencyId }) => agencyId),
    successors: groupBy(links, ({ agencyId }) => agencyId),
    takeovers: await queryRows<RegionTakeoverRow>(connection, 'SELECT * FROM region_takeover'),
    codesOfRegions: new Map([...formerRegions].map(([now, former]) => [now, former.map(({ code }) => code)])),
  };
}

/** The last one of a closed agency is its code. */
function formerCodesAmong(ended: readonly FormerCode[], present: string, isClosed: boolean): FormerCode[] {
  const former = isClosed && ended[0]?.code === present ? ended.slice(1) : ended;
  return former.map(({ code, from, until }) => ({ code, from, until }));
}

async function readTables(connection: Connection): Promise<DirectoryTables> {
  const agencies = await queryRows<AgencyColumns>(connection, `SELECT ${AGENCY_COLUMNS} FROM agency`);
  const { ended, successors, takeovers, codesOfRegions } = await readSuccession(connection);
  const beside = ({ id, code }: Pick<AgencyColumns, 'id' | 'code'>, jurisdiction: string[], isClosed: boolean) => {
    const formerCodes = formerCodesAmong(ended.get(id) ?? [], code, isClosed);
    const heirs = isClosed ? successors.get(id)?.map(({ successorId }) => successorId) : undefined;
    const takenOver = takenOverBy({ id, jurisdiction }, takeovers, codesOfRegions);
    return {
      ...(heirs && { successors: heirs }),
      ...(takenOver.length > 0 && { takenOver }),
      ...(formerCodes.length > 0 && { formerCodes }),
    };
  };
  return {
    agencies: agencies.map(({ jurisdiction, connected, hasAccount, accountSince, closedAt, ...columns }) => ({
      ...columns,
      jurisdiction: ofJson<string[]>(jurisdiction),
      connected: Boolean(connected),
      hasAccount: Boolean(hasAccount),
      accountSince: accountSince?.toISOString() ?? null,
      closedAt: closedAt?.toISOString() ?? null,
      ...beside(columns, ofJson<string[]>(jurisdiction), closedAt !== null),
    })),
    posts: await queryRows(connection, `SELECT ${POST_COLUMNS} FROM post`),
    officers: await queryRows(connection, 'SELECT id, name FROM officer'),
    formerNames: await queryRows(connection, 'SELECT agencyId, name FROM agency_former_name'),
    codes: await queryRows(connection, 'SELECT agencyId, code, validUntil FROM agency_code'),
    searchTexts: await queryRows(connection, 'SELECT id AS agencyId, searchText AS text FROM agency'),
  };
}

async function readEvents(connection: Connection): Promise<DirectoryEvent[]> {
  const events = await queryRows<DirectoryEvent>(
    connection,
    'SELECT position, kind, aggregateId, payload FROM event ORDER BY id',
  );
  return events.map(
    ({ position, kind, aggregateId, payload }) =>
      ({ position, kind, aggregateId, payload: ofJson(payload) }) as DirectoryEvent,
  );
}

async function readEnd(connection: Connection): Promise<Place> {
  const [state] = await queryRows<Place>(connection, 'SELECT epoch, lastPosition AS position FROM feed_state');
  return state ? { epoch: state.epoch, position: state.position } : NOWHERE;
}

async function readPlace(connection: Connection, database: string, cursors: FeedCursors): Promise<Place> {
  const [offset] = await queryRows<{ cursor: string }>(
    connection,
    `SELECT \`cursor\` FROM ${database}.feed_offset WHERE source = '${DIRECTORY}'`,
  );
  return offset ? cursors.read(offset.cursor) : NOWHERE;
}

async function readFollower(
  connection: Connection,
  name: string,
  database: string,
  cursors: FeedCursors,
): Promise<Follower> {
  const agencies = await queryRows<Follower['agencies'][number]>(
    connection,
    `SELECT id, code, organisation, facts FROM ${database}.agency_projection`,
  );
  const posts = await queryRows<Follower['posts'][number]>(
    connection,
    `SELECT id, officerId, agencyId, facts FROM ${database}.post_projection`,
  );
  return {
    name,
    place: await readPlace(connection, database, cursors),
    agencies: agencies.map(({ facts, ...columns }) => ({ ...columns, facts: ofJson<AgencyFacts>(facts) })),
    jurisdictions: await queryRows(connection, `SELECT agencyId, region FROM ${database}.agency_jurisdiction`),
    formerCodes: await queryRows(connection, `SELECT agencyId, code, validUntil FROM ${database}.agency_former_code`),
    posts: posts.map(({ facts, ...columns }) => ({ ...columns, facts: ofJson<PostFacts>(facts) })),
  };
}
