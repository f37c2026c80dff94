/** Keeps the `capacity` most recently used values. */
export class PlanCache<Value> {
  private readonly values = new Map<string, Value>();

  constructor(private readonly capacity: number) {}

  /** The value under `key`, made by `make` when there is none. Nothing is kept when `make` throws. */
  getOrMake(key: string, make: () => Value): Value {
    const known = this.values.get(key);
    // Deleting before setting moves the key to the end: the first key is always the one that was used longest ago.
    if (known !== undefined) {
      this.values.delete(key);
      this.values.set(key, known);
      return known;
    }
    const made = make();
    this.values.set(key, made);
    if (this.values.size > this.capacity) {
      const [oldest] = this.values.keys();
      if (oldest !== undefined) this.values.delete(oldest);
    }
    return made;
  }
}
