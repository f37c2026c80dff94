import type { JsonObject, ResponsePath } from './json.js';

/** An error on its way to the client, with the client's path. */
export interface PendingError {
  readonly message: string;
  readonly path: ResponsePath;
  readonly extensions: Record<string, unknown>;
  /** Whether an error within the same object tells of the cause already: worth telling again only where a hole is seen. */
  readonly isRepeated?: boolean;
}

/** Why a fetch brought nothing for some objects. */
export interface Failure {
  readonly message: string;
  readonly extensions: Record<string, unknown>;
  /** Where it is reported when no field of the answer shows it: the first object that it leaves unfilled. */
  readonly path: ResponsePath;
  /** Whether an error within each of the unfilled objects says why. */
  readonly isPlaced: boolean;
  /** Whether the client is told already. */
  isReported: boolean;
}

/** The fields of an object that stay missing for a reason. */
interface Hole {
  readonly failure: Failure;
  readonly names: ReadonlySet<string>;
}

/**
 * A failed fetch costs only its own fields. It leaves its reason at the objects that it would have filled, and whoever
 * shapes the answer reports it where the client meets the missing field: exactly there, under the client's names.
 */
export class Failures {
  private readonly all: Failure[] = [];
  private readonly holes = new Map<JsonObject, Hole[]>();

  get any(): boolean {
    return this.all.length > 0;
  }

  /** `names` of each object stay missing because of `failure`. */
  add(failure: Failure, objects: readonly JsonObject[], names: ReadonlySet<string>): void {
    this.all.push(failure);
    for (const object of objects) this.dig(object, { failure, names });
  }

  /** `names` of `object` stay missing for a reason that something else is missing for. */
  inherit(failure: Failure, object: JsonObject, names: ReadonlySet<string>): void {
    this.dig(object, { failure, names });
  }

  /** Why this field of the object is missing. */
  causeOf(object: JsonObject, name: string): Failure | undefined {
    return this.holes.get(object)?.find((hole) => hole.names.has(name))?.failure;
  }

  /** Those that no field of the answer has shown. */
  unreported(): Failure[] {
    return this.all.filter((failure) => !failure.isReported);
  }

  private dig(object: JsonObject, hole: Hole): void {
    const holes = this.holes.get(object);
    if (holes) holes.push(hole);
    else this.holes.set(object, [hole]);
  }
}
