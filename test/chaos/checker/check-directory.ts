import { toldOf } from './check-projections.js';
import type { DirectoryEvent, DirectoryTables, DirectoryTruth, TrueAgency, TruePost } from './directory-record.js';
import { groupBy } from './group-by.js';
import type { Finding } from './record.js';
import { isSameValue } from './same-value.js';

type AgencyEvent = Extract<DirectoryEvent, { kind: 'AGENCY_CHANGED' }>;
type PostEvent = Exclude<DirectoryEvent, AgencyEvent>;
type Claim = readonly [what: string, is: unknown, should: unknown];

/**
 * Whether the directory agrees with itself: every event has a number and none is left out, each version of an agency
 * since the begin has one event, and the rows, their history and their events tell the same story.
 */
export function checkDirectory(truth: DirectoryTruth): Finding[] {
  const { before, after, events, end } = truth;
  const eventsOf = groupBy(inOrder(events), ({ aggregateId }) => aggregateId);
  const known = new Set([...after.agencies, ...after.posts].map(({ id }) => id));
  const earlier = [...before.agencies, ...before.posts, ...before.officers].map(({ id }) => id);
  const still = new Set([...known, ...after.officers.map(({ id }) => id)]);
  const half = (about: string, detail: string): Finding => ({ kind: 'half happened', about, detail });
  return [
    ...checkNumbers(events, end.position),
    ...[...eventsOf.keys()].filter((id) => !known.has(id)).map((id) => half(id, 'events of what does not exist')),
    ...earlier.filter((id) => !still.has(id)).map((id) => half(id, 'is gone')),
    ...sharedCodes(after).map((code) => half(code, 'the code of two agencies that exist')),
    ...differences(claimsOfAgencies(before, after, eventsOf)).map(({ id, detail }) => half(id, detail)),
    ...differences(claimsOfPosts(before, after, eventsOf)).map(({ id, detail }) => half(id, detail)),
  ];
}

function inOrder(events: readonly DirectoryEvent[]): DirectoryEvent[] {
  return [...events].sort(
    (a, b) => (a.position ?? Number.POSITIVE_INFINITY) - (b.position ?? Number.POSITIVE_INFINITY),
  );
}

function checkNumbers(events: readonly DirectoryEvent[], last: number): Finding[] {
  const findings = inOrder(events).flatMap(({ position, kind, aggregateId }, index): Finding[] =>
    position === index + 1
      ? []
      : [{ kind: 'not numbered', about: aggregateId, detail: `${kind} is ${position} instead of ${index + 1}` }],
  );
  if (last === events.length) return findings;
  return [...findings, { kind: 'not numbered', about: 'the feed', detail: `ends at ${last} of ${events.length}` }];
}

function sharedCodes({ agencies }: DirectoryTables): string[] {
  const existing = groupBy(
    agencies.filter(({ closedAt }) => closedAt === null),
    ({ code }) => code,
  );
  return [...existing].filter(([, holders]) => holders.length > 1).map(([code]) => code);
}

/** The claims that do not hold. */
function differences(claims: ReadonlyMap<string, readonly Claim[]>): { id: string; detail: string }[] {
  return [...claims].flatMap(([id, ofRow]) =>
    ofRow
      .filter(([, is, should]) => !isSameValue(is, should))
      .map(([what, is, should]) => ({ id, detail: `${what}: ${JSON.stringify(is)}, not ${JSON.stringify(should)}` })),
  );
}

function claimsOfAgencies(
  before: DirectoryTables,
  after: DirectoryTables,
  eventsOf: ReadonlyMap<string, DirectoryEvent[]>,
): Map<string, Claim[]> {
  const begun = new Map(before.agencies.map((agency) => [agency.id, agency]));
  const formerNames = groupBy(after.formerNames, ({ agencyId }) => agencyId);
  const formerBefore = groupBy(before.formerNames, ({ agencyId }) => agencyId);
  const codes = groupBy(after.codes, ({ agencyId }) => agencyId);
  const openPosts = groupBy(
    after.posts.filter(({ until }) => until === null),
    ({ agencyId }) => agencyId,
  );
  return new Map(
    after.agencies.map((agency) => {
      const { id, code, version, closedAt } = agency;
      const first = begun.get(id);
      const told = (eventsOf.get(id) ?? []) as AgencyEvent[];
      const states = [...(first ? [first] : []), ...told.map(({ payload }) => payload)];
      const namesKept = [...(formerBefore.get(id) ?? []).map(({ name }) => name), ...namesGivenUp(states)];
      const isClosed = closedAt !== null;
      return [
        id,
        [
          ['versions in the feed', told.map(({ payload }) => payload.version), upTo(first?.version ?? 0, version)],
          ['what the feed says last', states.at(-1), agency],
          ['versions in which nothing changed', unchanged(states), []],
          ['former names', (formerNames.get(id) ?? []).map(({ name }) => name).sort(), namesKept.sort()],
          [
            'codes of now',
            (codes.get(id) ?? []).filter(({ validUntil }) => validUntil === null).map((held) => held.code),
            isClosed ? [] : [code],
          ],
          ['last code', (codes.get(id) ?? []).some((held) => held.code === code), true],
          ['posts that go on after its end', isClosed ? (openPosts.get(id) ?? []).map((post) => post.id) : [], []],
        ],
      ];
    }),
  );
}

function claimsOfPosts(
  before: DirectoryTables,
  after: DirectoryTables,
  eventsOf: ReadonlyMap<string, DirectoryEvent[]>,
): Map<string, Claim[]> {
  const begun = new Map<string, TruePost>(before.posts.map((post) => [post.id, post]));
  return new Map(
    after.posts.map((post) => {
      const first = begun.get(post.id);
      const told = (eventsOf.get(post.id) ?? []) as PostEvent[];
      const endings = upTo(first?.version ?? 1, post.version).map(() => 'POST_ENDED');
      return [
        post.id,
        [
          ['kinds in the feed', told.map(({ kind }) => kind), [...(first ? [] : ['POST_STARTED']), ...endings]],
          ['what the feed says last', told.at(-1)?.payload ?? (first && toldOf(first)), toldOf(post)],
        ],
      ];
    }),
  );
}

/** The names that were followed by others. */
function namesGivenUp(states: readonly TrueAgency[]): string[] {
  return states.flatMap(({ name }, index) => {
    const next = states[index + 1];
    return next && next.name !== name ? [name] : [];
  });
}

function unchanged(states: readonly TrueAgency[]): number[] {
  return states.flatMap((state, index) => {
    const previous = states[index - 1];
    return previous && isSameValue({ ...previous, version: state.version }, state) ? [state.version] : [];
  });
}

function upTo(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index + 1);
}
