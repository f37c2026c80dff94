import type { VerifiedAssertion } from '../../schema/assertion.js';
import type { Language } from '../../schema/errors.js';
import type { AgencyFacts } from '../../schema/events.js';
import type { Role, Scope } from '../../schema/roles.js';

/** A role at an agency that exists, with what the relations are decided by. */
export interface ViewerGrant {
  role: Role;
  agency: AgencyFacts;
}

/** Who asks, as the gateway asserted it and as the directory knows the agencies of the grants. */
export class Viewer {
  constructor(
    private readonly assertion: VerifiedAssertion,
    readonly grants: readonly ViewerGrant[],
  ) {}

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

  hasScope(scope: Scope): boolean {
    return this.assertion.scopes.includes(scope);
  }
}

/** The viewer of an assertion. Grants at agencies that are unknown or closed grant nothing. */
export async function loadViewer(
  assertion: VerifiedAssertion,
  agenciesById: (ids: readonly string[]) => Promise<AgencyFacts[]>,
): Promise<Viewer> {
  const ids = [...new Set(assertion.grants.map((grant) => grant.agency))];
  const agencies = new Map((ids.length ? await agenciesById(ids) : []).map((agency) => [agency.id, agency]));
  const grants = assertion.grants.flatMap(({ role, agency: id }) => {
    const agency = agencies.get(id);
    return agency && agency.closedAt === null ? [{ role, agency }] : [];
  });
  return new Viewer(assertion, grants);
}
