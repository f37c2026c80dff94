import { seededAgencyId } from '../../../embedded/personas.js';
import { AGENCIES } from './cast.js';

/** An agency as clients name it. */
export interface KnownAgency {
  readonly id: string;
  readonly code: string;
}

/** What the clients of a run know of agencies: the cast, and the units that were opened since. */
export class KnownAgencies {
  private readonly ids = new Map<string, string>();
  private readonly codes = new Map<string, string>();

  constructor() {
    for (const code of AGENCIES) this.add({ id: seededAgencyId(code), code });
  }

  add({ id, code }: KnownAgency): void {
    this.ids.set(code, id);
    this.codes.set(id, code);
  }

  /** The id of an agency that was opened, or else is in the seed. */
  idOf(code: string): string {
    return this.ids.get(code) ?? seededAgencyId(code);
  }

  /** The code of a known agency; the id itself for every other. */
  codeOf(id: string): string {
    return this.codes.get(id) ?? id;
  }
}
