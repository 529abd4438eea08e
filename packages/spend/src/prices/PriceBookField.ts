import { PriceBookError } from './PriceBook';

/** A value with its place, so that whatever is wrong with it can be said. */
export class PriceBookField {
  readonly #file: string;
  readonly #path: string;
  readonly #value: unknown;

  constructor(file: string, path: string, value: unknown) {
    this.#file = file;
    this.#path = path;
    this.#value = value;
  }

  get isPresent(): boolean {
    return this.#value !== undefined && this.#value !== null;
  }

  error(expected: string): PriceBookError {
    return new PriceBookError(
      this.#file,
      this.#path || 'the file',
      this.#value,
      expected,
    );
  }

  child(key: string): PriceBookField {
    const value = this.isPresent ? this.#record()[key] : undefined;
    const path = this.#path ? `${this.#path} > ${key}` : key;
    return new PriceBookField(this.#file, path, value);
  }

  entries<T>(read: (field: PriceBookField) => T): [string, T][] {
    return Object.keys(this.#record()).map(key => [key, read(this.child(key))]);
  }

  text(): string {
    if (typeof this.#value !== 'string' || this.#value === '') {
      throw this.error('text');
    }
    return this.#value;
  }

  oneOf(expected: string): void {
    if (this.#value !== expected) {
      throw this.error(expected);
    }
  }

  date(): string {
    const text = this.#value;
    if (
      typeof text !== 'string' ||
      !/^\d{4}-\d{2}-\d{2}$/.test(text) ||
      Number.isNaN(Date.parse(text))
    ) {
      throw this.error('a date such as 2026-01-21');
    }
    return text;
  }

  price(): string {
    if (typeof this.#value !== 'string' || !/^\d+(\.\d+)?$/.test(this.#value)) {
      throw this.error("a decimal number in quotes such as '0.526'");
    }
    return this.#value;
  }

  positive(): number {
    if (typeof this.#value !== 'number' || !(this.#value > 0)) {
      throw this.error('a number above 0');
    }
    return this.#value;
  }

  #record(): Record<string, unknown> {
    if (
      typeof this.#value !== 'object' ||
      this.#value === null ||
      Array.isArray(this.#value)
    ) {
      throw this.error('a mapping');
    }
    return this.#value as Record<string, unknown>;
  }
}
