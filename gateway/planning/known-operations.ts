import type { DocumentNode } from 'graphql';
import type { AdmittedOperation } from './admit-operation.js';
import { PlanCache } from './plan-cache.js';

/** An admitted operation, and a short name that no other operation of the same supergraph has. */
export interface KnownOperation {
  readonly admitted: AdmittedOperation;
  readonly name: number;
}

type Admit = (document: DocumentNode, operationName: string | undefined) => AdmittedOperation;

const UNNAMED = '';

/**
 * The operations that were admitted, by their text. A document that was seen before is recognised by itself: reading and
 * hashing a long text for every request would cost more than the plan that it leads to.
 */
export class KnownOperations {
  private readonly bySource: PlanCache<KnownOperation>;
  private readonly byDocument = new WeakMap<DocumentNode, Map<string, KnownOperation>>();
  private count = 0;

  constructor(capacity: number) {
    this.bySource = new PlanCache(capacity);
  }

  /** The operation `operationName` of `document`, whose text is `source`. Nothing is kept when `admit` throws. */
  getOrMake(document: DocumentNode, source: string, operationName: string | undefined, admit: Admit): KnownOperation {
    const known = this.byDocument.get(document)?.get(operationName ?? UNNAMED);
    if (known) return known;
    const found = this.bySource.getOrMake(JSON.stringify([operationName ?? null, source]), () => ({
      admitted: admit(document, operationName),
      name: this.count++,
    }));
    const named = this.byDocument.get(document) ?? new Map<string, KnownOperation>();
    this.byDocument.set(document, named.set(operationName ?? UNNAMED, found));
    return found;
  }
}
