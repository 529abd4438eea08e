import { quoteFound, SpendInputError } from '../SpendInputError';

/** A value in a manifest, with the place that errors name. Nothing of a manifest is believed before it is asked for. */
export class ManifestField {
  readonly #file: string;
  readonly place: string;
  readonly #value: unknown;

  /** Throws `SpendInputError` where the text is no JSON object. */
  static parse(text: string, file: string): ManifestField {
    let value: unknown;
    try {
      value = JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch (error) {
      throw new SpendInputError({
        file,
        found: `text that is not JSON (${(error as Error).message})`,
        expected: 'a manifest, which is a JSON object',
        remedy: 'it was cut off or changed on the way: deliver it again',
      });
    }
    const root = new ManifestField(file, '', value);
    root.#expectObject();
    return root;
  }

  private constructor(file: string, place: string, value: unknown) {
    this.#file = file;
    this.place = place;
    this.#value = value;
  }

  get isPresent(): boolean {
    return this.#value !== undefined && this.#value !== null;
  }

  field(name: string): ManifestField {
    const object = this.isPresent ? this.#expectObject() : {};
    return new ManifestField(
      this.#file,
      this.place ? `${this.place}.${name}` : name,
      Object.hasOwn(object, name) ? object[name] : undefined,
    );
  }

  text(): string {
    return typeof this.#value === 'string' && this.#value !== ''
      ? this.#value
      : this.refuse('a text');
  }

  /** A number of bytes or rows. */
  count(): number {
    return Number.isSafeInteger(this.#value) && (this.#value as number) >= 0
      ? (this.#value as number)
      : this.refuse('a whole number that is not negative');
  }

  list(): ManifestField[] {
    return Array.isArray(this.#value)
      ? this.#value.map(
          (item, index) =>
            new ManifestField(this.#file, `${this.place}[${index}]`, item),
        )
      : this.refuse('a list');
  }

  /** True where the value is a text and not an object. */
  get isText(): boolean {
    return typeof this.#value === 'string';
  }

  /** Throws `SpendInputError` with the place. */
  refuse(
    expected: string,
    remedy = 'deliver the manifest as the export wrote it',
  ): never {
    throw new SpendInputError({
      file: this.#file,
      column: this.place || undefined,
      found:
        this.#value === undefined
          ? 'nothing'
          : quoteFound(
              typeof this.#value === 'string'
                ? this.#value
                : JSON.stringify(this.#value),
            ),
      expected,
      remedy,
    });
  }

  #expectObject(): Record<string, unknown> {
    const value = this.#value;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : this.refuse('an object');
  }
}
