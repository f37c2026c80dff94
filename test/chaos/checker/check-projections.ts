import type { DirectoryTruth, Follower, TruePost } from './directory-record.js';
import type { Finding } from './record.js';
import { isSameValue } from './same-value.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * Whether each projection says what the directory's own tables say, row by row, and knows that it has followed to the
 * end of the feed. Written from those tables and not from the code that keeps the projections.
 */
export function checkProjections({ after, end, followers }: DirectoryTruth): Finding[] {
  const expected = {
    agency: after.agencies.map((facts) => ({
      id: facts.id,
      code: facts.code,
      organisation: facts.organisation,
      facts,
    })),
    jurisdiction: after.agencies.flatMap(({ id, jurisdiction }) =>
      jurisdiction.map((region) => ({ agencyId: id, region })),
    ),
    formerCode: after.agencies.flatMap(({ id, formerCodes = [] }) =>
      formerCodes
        .filter(({ code }, place) => formerCodes.findIndex((later) => later.code === code) === place)
        .map(({ code, until }) => ({ agencyId: id, code, validUntil: until })),
    ),
    post: after.posts.filter(isHeld).map((post) => ({
      id: post.id,
      officerId: post.officerId,
      agencyId: post.agencyId,
      facts: toldOf(post),
    })),
  };
  return followers.flatMap((follower) => [
    ...(isSameValue(follower.place, end) ? [] : [behind(follower, end)]),
    ...compare(`agency in ${follower.name}`, expected.agency, follower.agencies, ({ id }) => String(id)),
    ...compare(
      `jurisdiction in ${follower.name}`,
      expected.jurisdiction,
      follower.jurisdictions,
      ({ agencyId, region }) => `${agencyId} over ${region}`,
    ),
    ...compare(
      `former code in ${follower.name}`,
      expected.formerCode,
      follower.formerCodes,
      ({ agencyId, code }) => `${code} of ${agencyId}`,
    ),
    ...compare(`post in ${follower.name}`, expected.post, follower.posts, ({ id }) => String(id)),
  ]);
}

/** A post that ends before it begins is held on no day. */
function isHeld({ from, until }: TruePost): boolean {
  return until === null || until >= from;
}

/** What others are told of a post. */
export function toldOf({ title: _title, version: _version, ...facts }: TruePost): Row {
  return facts;
}

function behind({ name, place }: Follower, end: DirectoryTruth['end']): Finding {
  return { kind: 'behind', about: name, detail: `${JSON.stringify(place)}, not ${JSON.stringify(end)}` };
}

function compare(
  what: string,
  expected: readonly Row[],
  projected: readonly Row[],
  keyOf: (row: Row) => string,
): Finding[] {
  const there = new Map(projected.map((row) => [keyOf(row), row]));
  const known = new Set(expected.map(keyOf));
  const wrong = expected.flatMap((row): Finding[] => {
    const about = `${what}: ${keyOf(row)}`;
    const found = there.get(keyOf(row));
    if (!found) return [{ kind: 'not projected', about, detail: JSON.stringify(row) }];
    if (isSameValue(found, row)) return [];
    return [{ kind: 'projected otherwise', about, detail: `${JSON.stringify(found)}, not ${JSON.stringify(row)}` }];
  });
  const more = projected
    .filter((row) => !known.has(keyOf(row)))
    .map(
      (row): Finding => ({
        kind: 'projected otherwise',
        about: `${what}: ${keyOf(row)}`,
        detail: 'the directory has no such row',
      }),
    );
  return [...wrong, ...more];
}
