import { SourcePlace } from '../syntax/HclSyntax';

/** Where an object came from; with `text`, the place is that of a JSON text and what is in it is found there. */
export interface ValuePlace extends SourcePlace {
  text?: string;
}

/** Remembers of lists and maps where they stand in the source, as long as they live. */
export class SourceMap {
  readonly #places = new WeakMap<object, ValuePlace>();

  /** Says where a value stands, unless that is known, and returns it. */
  at<T extends object>(value: T, place: ValuePlace): T {
    if (!this.#places.has(value)) {
      this.#places.set(value, place);
    }
    return value;
  }

  of(value: unknown): ValuePlace | undefined {
    return typeof value === 'object' && value !== null
      ? this.#places.get(value)
      : undefined;
  }
}
