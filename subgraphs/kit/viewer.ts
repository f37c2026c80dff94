import type { VerifiedAssertion } from '../../schema/assertion.js';
import type { Language } from '../../schema/errors.js';
import type { AgencyFacts, PostFacts } from '../../schema/events.js';
import { type Grant, type Role, SCOPES_OF_ROLE, type Scope } from '../../schema/roles.js';
import { chunksOf } from './chunks.js';
import { isHeldOn } from './held-on.js';
import { endOfDay, localDate } from './working-days.js';

/** A role at an agency that exists, with what the relations are decided by. */
export interface ViewerGrant {
  role: Role;
  agency: AgencyFacts;
}

/** What grants are looked up in. */
export interface GrantFinder {
  agenciesById(ids: readonly string[]): Promise<AgencyFacts[]>;
  postsById(ids: readonly string[]): Promise<PostFacts[]>;
}

/** Who asks, as the gateway asserted it and as the directory knows the agencies and posts of the grants. */
export class Viewer {
  constructor(
    private readonly assertion: VerifiedAssertion,
    readonly grants: readonly ViewerGrant[],
    /** The last instant of the post that ends first among those on which grants rest; undefined where none has an end. */
    readonly standsUntil?: Date,
  ) {}

  /**
   * The viewers of these assertions, in their order. Grants at agencies that are unknown or closed grant nothing, and
   * neither do those that rest on a post which is not held today at that agency with that role.
   */
  static async load(assertions: readonly VerifiedAssertion[], finder: GrantFinder, now: Date): Promise<Viewer[]> {
    const grants = assertions.flatMap((assertion) => assertion.grants);
    const [agencies, posts] = await Promise.all([
      findAll(
        grants.map(({ agency }) => agency),
        (ids) => finder.agenciesById(ids),
      ),
      findAll(
        grants.flatMap(({ post }) => post ?? []),
        (ids) => finder.postsById(ids),
      ),
    ]);
    return assertions.map((assertion) => {
      const held = assertion.grants.flatMap((grant) => heldGrant(grant, agencies, posts, now));
      const ends = held.flatMap(({ endsAt }) => endsAt ?? []);
      const standsUntil = ends.length > 0 ? new Date(Math.min(...ends.map(Number))) : undefined;
      return new Viewer(
        assertion,
        held.map(({ grant }) => grant),
        standsUntil,
      );
    });
  }

  /** The same viewers as the directory knows their grants now, in their order. */
  static loadAgain(viewers: readonly Viewer[], finder: GrantFinder, now: Date): Promise<Viewer[]> {
    return Viewer.load(
      viewers.map(({ assertion }) => assertion),
      finder,
      now,
    );
  }

  get kind(): VerifiedAssertion['kind'] {
    return this.assertion.kind;
  }

  get language(): Language {
    return this.assertion.language;
  }

  get purpose(): string | undefined {
    return this.assertion.purpose;
  }

  /** When the assertion ends, and with it every stream that it opened. */
  get expiresAt(): Date {
    return new Date(this.assertion.expiresAt * 1000);
  }

  /**
   * The person or machine; undefined for anonymous viewers. A shared stream has an audience and no subject: reading it
   * there is a mistake of the program, so it throws.
   */
  get subject(): string | undefined {
    if (this.assertion.kind === 'audience') throw new Error('A shared stream has no subject.');
    return this.assertion.subject;
  }

  /** Whether the gateway asserted the scope, by whichever grants. */
  wasGiven(scope: Scope): boolean {
    return this.assertion.scopes.includes(scope);
  }

  /** Whether the gateway asserted the scope and a grant that still holds gives it. */
  hasScope(scope: Scope): boolean {
    return this.wasGiven(scope) && this.grants.some(({ role }) => SCOPES_OF_ROLE[role].includes(scope));
  }

  /** Whether the other viewer has the same grants, and their agencies stand where they stood. */
  standsAs(other: Viewer): boolean {
    const standing = ({ grants, standsUntil }: Viewer) =>
      JSON.stringify([
        grants.map(({ role, agency: { id, organisation, jurisdiction } }) => [role, id, organisation, jurisdiction]),
        standsUntil,
      ]);
    return standing(this) === standing(other);
  }
}

async function findAll<Row extends { id: string }>(
  ids: readonly string[],
  find: (ids: readonly string[]) => Promise<Row[]>,
): Promise<Map<string, Row>> {
  const found = await Promise.all(chunksOf([...new Set(ids)]).map(find));
  return new Map(found.flat().map((row) => [row.id, row]));
}

function heldGrant(
  { role, agency: agencyId, post: postId }: Grant,
  agencies: ReadonlyMap<string, AgencyFacts>,
  posts: ReadonlyMap<string, PostFacts>,
  now: Date,
): { grant: ViewerGrant; endsAt?: Date }[] {
  const agency = agencies.get(agencyId);
  if (!agency || agency.closedAt !== null) return [];
  const grant = { role, agency };
  if (postId === undefined) return [{ grant }];
  const post = posts.get(postId);
  const isHeld = post?.agencyId === agencyId && post.role === role && isHeldOn(post, localDate(now, agency.timeZone));
  if (!isHeld) return [];
  return [{ grant, ...(post.until !== null && { endsAt: endOfDay(post.until, agency.timeZone) }) }];
}
