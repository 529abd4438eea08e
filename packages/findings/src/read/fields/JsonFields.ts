import { BadEvent, shown } from '../FindingReadError';

/** Whether a value is an object with fields. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The fields of an event by dotted path (`resources.0.uid`), read leniently: a number where a text belongs is its
 * digits, an empty text is no text.
 */
export class JsonFields {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  /** The value at a path as it came; undefined where there is none. */
  get(path: string): unknown {
    let value = this.#value;
    for (const name of path.split('.')) {
      if (
        typeof value !== 'object' ||
        value === null ||
        !Object.hasOwn(value, name)
      ) {
        return undefined;
      }
      value = (value as Record<string, unknown>)[name];
    }
    return value ?? undefined;
  }

  /** The first of the paths that holds a text (or a number), trimmed. */
  text(...paths: string[]): string | undefined {
    for (const path of paths) {
      const value = this.get(path);
      if (typeof value === 'string') {
        // PostgreSQL has no text with NUL in it.
        const text = value.replaceAll('\u0000', '').trim();
        if (text !== '') {
          return text;
        }
      } else if (typeof value === 'number' && Number.isFinite(value)) {
        return String(value);
      }
    }
    return undefined;
  }

  /**
   * As `text`, for what a record cannot be without.
   *
   * @throws BadEvent where none of the paths holds a text.
   */
  requiredText(expected: string, remedy: string, ...paths: string[]): string {
    const text = this.text(...paths);
    if (text === undefined) {
      const field = paths[0];
      throw new BadEvent({
        field,
        found: shown(this.get(field)),
        expected,
        remedy,
      });
    }
    return text;
  }

  /** The number at a path, also where it is written as text. */
  number(path: string): number | undefined {
    const value = this.get(path);
    if (typeof value === 'number') {
      return value;
    }
    if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim())) {
      return Number(value);
    }
    return undefined;
  }

  /** The list at a path; empty where there is none. */
  list(path: string): unknown[] {
    const value = this.get(path);
    return Array.isArray(value) ? value : [];
  }
}
