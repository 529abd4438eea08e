/**
 * What is known of a request beside who, what and where: values by condition key, in any case. An empty list means
 * that the key is known to be absent; a key that is not here is unknown, and what depends on it is *conditional*.
 *
 * @public
 */
export type RequestContext = Readonly<
  Record<string, string | readonly string[]>
>;

/** The context with its keys folded. */
export class ContextKeys {
  readonly #values: Map<string, readonly string[]>;

  constructor(context: RequestContext) {
    this.#values = new Map(
      Object.entries(context).map(([key, value]) => [
        key.toLowerCase(),
        typeof value === 'string' ? [value] : value,
      ]),
    );
  }

  /** Undefined where nothing is known of the key; empty where it is known to be absent. */
  get(key: string): readonly string[] | undefined {
    return this.#values.get(key.toLowerCase());
  }
}
