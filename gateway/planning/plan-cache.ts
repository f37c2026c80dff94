import { LRUCache } from 'lru-cache';

/** Keeps the `capacity` most recently used values. */
export class PlanCache<Value extends object> {
  private readonly values: LRUCache<string, Value>;

  constructor(capacity: number) {
    this.values = new LRUCache({ max: capacity });
  }

  /** The value under `key`, made by `make` when there is none. Nothing is kept when `make` throws. */
  getOrMake(key: string, make: () => Value): Value {
    const known = this.values.get(key);
    if (known) return known;
    const made = make();
    this.values.set(key, made);
    return made;
  }
}
