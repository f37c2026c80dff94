import { checkDirectoryRecord } from './check-record.js';
import type {
  DirectoryEvent,
  DirectoryTruth,
  Follower,
  Reorganisation,
  TrueAgency,
  TruePost,
} from './directory-record.js';

function agencyOf(id: string, code: string, changes: Partial<TrueAgency> = {}): TrueAgency {
  return {
    id,
    code,
    name: `Name of ${id}`,
    kind: 'BAGIAN',
    level: 'UNIT',
    parentId: null,
    organisation: code,
    supervision: code.split('/')[0] as string,
    jurisdiction: [],
    timeZone: 'Asia/Jakarta',
    connected: false,
    hasAccount: false,
    closedAt: null,
    version: 1,
    ...changes,
  };
}

const CLOSED_ON = '2001-02-03';
const ENDED_ON = '1971-02-03';
const closedAt = '2001-02-03T16:59:59.999Z';
const body = agencyOf('body', '32.16', { level: 'REGENCY', jurisdiction: ['32.16'] });
const unit = agencyOf('unit', '32.16/unit', { parentId: 'body' });
const renamed = { ...unit, name: 'Another name', version: 2 };
const shortLived = agencyOf('short', '32.16/short', { parentId: 'body' });
const closed = { ...shortLived, closedAt, version: 2 };
const post: TruePost = {
  id: 'post',
  officerId: 'officer',
  agencyId: 'unit',
  role: 'HEAD',
  from: '1960-01-01',
  until: ENDED_ON,
  title: 'Head of the unit',
  version: 2,
};
const { title: _title, version: _version, ...postTold } = post;

function eventsOf(): DirectoryEvent[] {
  const changed = (payload: TrueAgency) => ({ kind: 'AGENCY_CHANGED' as const, aggregateId: payload.id, payload });
  return [
    changed(unit),
    { kind: 'POST_STARTED' as const, aggregateId: 'post', payload: { ...postTold, until: null } },
    changed(shortLived),
    changed(renamed),
    { kind: 'POST_ENDED' as const, aggregateId: 'post', payload: postTold },
    changed(closed),
  ].map((event, index) => ({ ...event, position: index + 1 }));
}

const END = { epoch: 'epoch', position: 6 };

function followerOf(name: string, agencies: readonly TrueAgency[], posts: readonly TruePost[]): Follower {
  return {
    name,
    place: END,
    agencies: agencies.map((facts) => {
      const { id, code, organisation } = facts;
      return { id, code, organisation, facts };
    }),
    jurisdictions: [{ agencyId: 'body', region: '32.16' }],
    formerCodes: agencies.flatMap(({ id, formerCodes = [] }) =>
      formerCodes.map(({ code, until }) => ({ agencyId: id, code, validUntil: until })),
    ),
    posts: posts.map(({ title: _title, version: _version, ...facts }) => {
      const { id, officerId, agencyId } = facts;
      return { id, officerId, agencyId, facts };
    }),
  };
}

/** A run in which a unit was opened and renamed, a post started and ended, and another unit opened and closed. */
function goodTruth(): DirectoryTruth {
  const agencies = [body, renamed, closed];
  const bodysCode = { agencyId: 'body', code: '32.16', validUntil: null };
  return {
    before: { agencies: [body], posts: [], officers: [], formerNames: [], codes: [bodysCode], searchTexts: [] },
    after: {
      agencies,
      posts: [post],
      officers: [{ id: 'officer', name: 'An officer' }],
      formerNames: [{ agencyId: 'unit', name: unit.name }],
      codes: [
        bodysCode,
        { agencyId: 'unit', code: '32.16/unit', validUntil: null },
        { agencyId: 'short', code: '32.16/short', validUntil: CLOSED_ON },
      ],
      searchTexts: [
        { agencyId: 'body', text: ' name of body' },
        { agencyId: 'unit', text: ' another name of unit body' },
        { agencyId: 'short', text: ' name of short body' },
      ],
    },
    events: eventsOf(),
    end: END,
    followers: ['complaint', 'training'].map((name) => followerOf(name, agencies, [post])),
  };
}

const CHANGES: readonly Reorganisation[] = [
  { token: '32.16/unit', action: 'ADD_UNIT', outcome: 'acknowledged', id: 'unit' },
  { token: '32.16/short', action: 'ADD_UNIT', outcome: 'unknown' },
  { token: '32.16/never', action: 'ADD_UNIT', outcome: 'unknown' },
  { token: 'Another name', action: 'RENAME', outcome: 'acknowledged', id: 'unit', version: 2 },
  { token: 'A refused name', action: 'RENAME', outcome: 'refused', id: 'unit', version: 2 },
  { token: 'An officer', action: 'RECORD_OFFICER', outcome: 'acknowledged', id: 'officer' },
  { token: 'Head of the unit', action: 'START_POST', outcome: 'acknowledged', id: 'post' },
  { token: ENDED_ON, action: 'END_POST', outcome: 'acknowledged', id: 'post', version: 2 },
  { token: CLOSED_ON, action: 'CLOSE', outcome: 'acknowledged', id: 'short', version: 2 },
];

/** What the checker finds in the good run with something planted. */
function findingsWith(plant: (truth: DirectoryTruth) => Partial<DirectoryTruth>, changes = CHANGES): string[] {
  const truth = goodTruth();
  return checkDirectoryRecord({ ...truth, ...plant(truth) }, changes).map(({ kind, about }) => `${kind}: ${about}`);
}

/** The same with other tables. */
function findingsWithTables(
  plant: (tables: DirectoryTruth['after']) => Partial<DirectoryTruth['after']>,
  changes: readonly Reorganisation[] = [],
): string[] {
  return findingsWith(({ after }) => ({ after: { ...after, ...plant(after) }, followers: [] }), changes);
}

/** The same with another projection in training. */
function findingsWithProjection(plant: (follower: Follower) => Partial<Follower>): string[] {
  return findingsWith(({ followers }) => ({
    followers: followers.map((one) => (one.name === 'training' ? { ...one, ...plant(one) } : one)),
  }));
}

/** The same without the event at a position, and with the others numbered anew. */
function withoutEvent(position: number): Partial<DirectoryTruth> {
  const events = eventsOf()
    .filter((event) => event.position !== position)
    .map((event, index) => ({ ...event, position: index + 1 }));
  const end = { ...END, position: events.length };
  return { events, end, followers: [] };
}

/** The tables in which the unit is found by these words only. */
function foundBy(text: string): (tables: DirectoryTruth['after']) => Partial<DirectoryTruth['after']> {
  return ({ searchTexts }) => ({
    searchTexts: searchTexts.map((found) => (found.agencyId === 'unit' ? { ...found, text } : found)),
  });
}

const without =
  (id: string) =>
  (row: { id?: string; agencyId?: string }): boolean =>
    row.id !== id && row.agencyId !== id;

it('finds nothing where nothing is wrong', () => {
  expect(checkDirectoryRecord(goodTruth(), CHANGES)).toEqual([]);
});

describe('in the feed and the tables', () => {
  it.each([
    ['the addition of a unit', 1, 'unit'],
    ['the begin of a post', 2, 'post'],
    ['a new name', 4, 'unit'],
    ['the end of a post', 5, 'post'],
    ['a closing', 6, 'short'],
  ])('finds that the event of %s is missing', (_what, position, id) => {
    expect(findingsWith(() => withoutEvent(position))).toContain(`half happened: ${id}`);
  });

  it('finds an event that came twice', () => {
    const findings = findingsWith(({ events }) => ({
      events: [...events, { ...(events[3] as DirectoryEvent), position: 7 }],
      end: { ...END, position: 7 },
      followers: [],
    }));
    expect(findings).toEqual(expect.arrayContaining(['half happened: unit']));
  });

  it('finds an event of what does not exist', () => {
    const ghost = agencyOf('ghost', '32.16/ghost');
    const event: DirectoryEvent = { position: 7, kind: 'AGENCY_CHANGED', aggregateId: 'ghost', payload: ghost };
    const findings = findingsWith(({ events }) => ({
      events: [...events, event],
      end: { ...END, position: 7 },
      followers: [],
    }));
    expect(findings).toEqual(['half happened: ghost']);
  });

  it.each([null, 99])('finds an event with number %s', (position) => {
    const findings = findingsWith(({ events }) => ({
      events: events.map((event, index) => (index === 5 ? { ...event, position } : event)),
    }));
    expect(findings).toEqual(['not numbered: short']);
  });

  it('finds an end of the feed that is not that of its events', () => {
    expect(findingsWith(() => ({ end: { ...END, position: 7 }, followers: [] }))).toEqual(['not numbered: the feed']);
  });

  it('finds that something of before is gone', () => {
    const findings = findingsWithTables(({ agencies, codes }) => ({
      agencies: agencies.filter(without('body')),
      codes: codes.filter(without('body')),
    }));
    expect(findings).toContain('half happened: body');
  });

  it.each<[string, string, (tables: DirectoryTruth['after']) => Partial<DirectoryTruth['after']>]>([
    ['a row of before that changed silently', 'body', () => ({ agencies: [{ ...body, name: 'X' }, renamed, closed] })],
    ['a version without a change', 'unit', () => ({ agencies: [body, { ...renamed, version: 3 }, closed] })],
    ['a former name that was not kept', 'unit', () => ({ formerNames: [] })],
    [
      'a former name that was kept twice',
      'unit',
      ({ formerNames }) => ({ formerNames: [...formerNames, ...formerNames] }),
    ],
    ['a unit without its code', 'unit', ({ codes }) => ({ codes: codes.filter(without('unit')) })],
    [
      'the code of a closed unit that goes on',
      'short',
      ({ codes }) => ({ codes: codes.map((code) => ({ ...code, validUntil: null })) }),
    ],
    [
      'a post at a closed unit',
      'short',
      ({ posts }) => ({ posts: [...posts, { ...post, id: 'x', agencyId: 'short', until: null }] }),
    ],
  ])('finds %s', (_what, id, plant) => {
    expect(findingsWithTables(plant)).toContain(`half happened: ${id}`);
  });

  it.each([
    ['now', ' name of unit body'],
    ['before', ' another name body'],
    ['of what is above it', ' another name of unit'],
  ])('finds a unit that is not found by its name %s', (_what, text) => {
    expect(findingsWithTables(foundBy(text))).toEqual(['half happened: unit']);
  });

  it('finds two agencies with one code', () => {
    const twin = agencyOf('twin', '32.16/unit');
    const findings = findingsWithTables(({ agencies }) => ({ agencies: [...agencies, twin] }));
    expect(findings).toContain('half happened: 32.16/unit');
  });
});

describe('in what was answered', () => {
  it.each<[string, (tables: DirectoryTruth['after']) => Partial<DirectoryTruth['after']>]>([
    ['32.16/unit', ({ agencies }) => ({ agencies: agencies.filter(without('unit')) })],
    ['Another name', () => ({ agencies: [body, unit, closed] })],
    ['An officer', () => ({ officers: [] })],
    ['Head of the unit', () => ({ posts: [] })],
    [ENDED_ON, () => ({ posts: [{ ...post, until: null }] })],
    [CLOSED_ON, ({ codes }) => ({ codes: codes.map((code) => ({ ...code, validUntil: null })) })],
  ])('finds that %s was acknowledged and lost', (token, plant) => {
    expect(findingsWithTables(plant, CHANGES)).toContain(`acknowledged and lost: ${token}`);
  });

  it('finds that something else was made than was told', () => {
    const told = CHANGES.map((change) => (change.action === 'START_POST' ? { ...change, id: 'other' } : change));
    expect(findingsWith(() => ({}), told)).toEqual(['acknowledged and lost: Head of the unit']);
  });

  it.each<[string, (tables: DirectoryTruth['after']) => Partial<DirectoryTruth['after']>]>([
    ['32.16/short', ({ agencies }) => ({ agencies: [...agencies, { ...closed, id: 'twin' }] })],
    ['An officer', ({ officers }) => ({ officers: officers.flatMap((one) => [one, { ...one, id: 'twin' }]) })],
    ['Head of the unit', ({ posts }) => ({ posts: posts.flatMap((one) => [one, { ...one, id: 'twin' }]) })],
    [
      'Another name',
      ({ formerNames }) => ({ formerNames: [...formerNames, { agencyId: 'unit', name: 'Another name' }] }),
    ],
  ])('finds that %s was done twice', (token, plant) => {
    expect(findingsWithTables(plant, CHANGES)).toContain(`done twice: ${token}`);
  });

  it('finds that something refused was done', () => {
    const refused = CHANGES.map((change): Reorganisation => ({ ...change, outcome: 'refused' }));
    expect(findingsWith(() => ({}), refused)).toEqual(
      CHANGES.filter(({ token }) => !['32.16/never', 'A refused name'].includes(token)).map(
        ({ token }) => `refused and done: ${token}`,
      ),
    );
  });
});

describe('in the projections', () => {
  it('finds one that has not followed to the end, or stands in another feed', () => {
    expect(findingsWithProjection(() => ({ place: { ...END, position: 5 } }))).toEqual(['behind: training']);
    expect(findingsWithProjection(() => ({ place: { ...END, epoch: 'other' } }))).toEqual(['behind: training']);
  });

  it('finds a missing row', () => {
    const plant = (follower: Follower) => ({
      agencies: follower.agencies.filter(without('unit')),
      jurisdictions: [],
      posts: [],
    });
    expect(findingsWithProjection(plant)).toEqual([
      'not projected: agency in training: unit',
      'not projected: jurisdiction in training: body over 32.16',
      'not projected: post in training: post',
    ]);
  });

  it('finds a stale row', () => {
    const plant = ({ agencies, posts }: Follower) => ({
      agencies: agencies.map((row) => (row.id === 'unit' ? { ...row, facts: unit } : row)),
      posts: posts.map((row) => ({ ...row, facts: { ...postTold, until: null } })),
    });
    expect(findingsWithProjection(plant)).toEqual([
      'projected otherwise: agency in training: unit',
      'projected otherwise: post in training: post',
    ]);
  });

  it('finds a row whose columns say otherwise than its facts', () => {
    const plant = ({ agencies }: Follower) => ({
      agencies: agencies.map((row) => (row.id === 'unit' ? { ...row, organisation: '32' } : row)),
    });
    expect(findingsWithProjection(plant)).toEqual(['projected otherwise: agency in training: unit']);
  });

  it('finds a row that the directory does not have', () => {
    const plant = ({ jurisdictions }: Follower) => ({
      jurisdictions: [...jurisdictions, { agencyId: 'unit', region: '32.16' }],
      formerCodes: [{ agencyId: 'unit', code: '32.16/old', validUntil: '2025-12-31' }],
    });
    expect(findingsWithProjection(plant)).toEqual([
      'projected otherwise: jurisdiction in training: unit over 32.16',
      'projected otherwise: former code in training: 32.16/old of unit',
    ]);
  });
});
