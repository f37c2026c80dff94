/** What has a subject, a session, or both. */
export interface Indexed {
  readonly subject?: string;
  readonly session?: string;
}

/** Finds things by their subject or their session. */
export class TokenIndex<Thing extends Indexed> {
  private readonly things = new Set<Thing>();
  private readonly byKey = new Map<string, Set<Thing>>();

  add(thing: Thing): void {
    this.things.add(thing);
    for (const key of keysOf(thing)) {
      const sharing = this.byKey.get(key);
      if (sharing) sharing.add(thing);
      else this.byKey.set(key, new Set([thing]));
    }
  }

  delete(thing: Thing): void {
    this.things.delete(thing);
    for (const key of keysOf(thing)) {
      const sharing = this.byKey.get(key);
      sharing?.delete(thing);
      if (sharing?.size === 0) this.byKey.delete(key);
    }
  }

  all(): Thing[] {
    return [...this.things];
  }

  /** Those that have the subject or the session, or both, of `other`. */
  sharingWith(other: Indexed): Thing[] {
    const found = new Set<Thing>();
    for (const key of keysOf(other)) for (const thing of this.byKey.get(key) ?? []) found.add(thing);
    return [...found];
  }
}

function keysOf({ subject, session }: Indexed): string[] {
  const keys: string[] = [];
  if (subject !== undefined) keys.push(`subject ${subject}`);
  if (session !== undefined) keys.push(`session ${session}`);
  return keys;
}
