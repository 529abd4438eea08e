import { Located } from '../markdown/readSections';
import { YamlDocument, YamlPath } from '../yaml/YamlDocument';

/** What a file says and no entity holds, word for word. @public */
export interface KeptFact {
  file: string;
  /** From 1. */
  line: number;
  /** The first key on the way to it. */
  section: string;
  /** The rest of the way, e.g. `0.mitigation`. */
  key?: string;
  text: string;
}

/**
 * Reads facts of a YAML document and remembers which, so that what nobody asked for can be kept. Facts that are of
 * another type than expected count as not asked for.
 */
export class YamlFacts {
  readonly #document: YamlDocument;
  readonly #root: unknown;
  readonly #taken = new Set<string>();

  private constructor(document: YamlDocument) {
    this.#document = document;
    this.#root = document.value;
  }

  static of(document: YamlDocument): YamlFacts {
    return new YamlFacts(document);
  }

  lineOf(path: YamlPath): number {
    return this.#document.lineOf(path);
  }

  /** A text or number that is not empty. */
  text(...path: YamlPath): Located<string> | undefined {
    const value = this.#at(path);
    if (typeof value !== 'string' && typeof value !== 'number') {
      return undefined;
    }
    const text = String(value).replace(/\s+/g, ' ').trim();
    return text ? this.#take(path, text) : undefined;
  }

  number(...path: YamlPath): Located<number> | undefined {
    const value = this.#at(path);
    return typeof value === 'number' ? this.#take(path, value) : undefined;
  }

  /** The texts of a list. */
  texts(...path: YamlPath): Located<string>[] {
    return this.places(...path).flatMap(it => this.text(...it) ?? []);
  }

  /** The paths of the entries of a list. */
  places(...path: YamlPath): YamlPath[] {
    const value = this.#at(path);
    return Array.isArray(value)
      ? value.map((_, index) => [...path, index])
      : [];
  }

  /** The paths of the values of a map. */
  keys(...path: YamlPath): string[] {
    const value = this.#at(path);
    return isMap(value) ? Object.keys(value) : [];
  }

  /** Whatever was not read, leaf by leaf, below a path or anywhere. */
  rest(file: string, ...path: YamlPath): KeptFact[] {
    return leaves(this.#at(path), path).flatMap(({ path: at, text }) => {
      const id = JSON.stringify(at);
      if (this.#taken.has(id)) {
        return [];
      }
      this.#taken.add(id);
      const [section = '', ...below] = at.map(String);
      return [
        {
          file,
          line: this.lineOf(at),
          section,
          ...(below.length ? { key: below.join('.') } : {}),
          text,
        },
      ];
    });
  }

  #at(path: YamlPath): unknown {
    let value = this.#root;
    for (const step of path) {
      value =
        isMap(value) || Array.isArray(value)
          ? (value as Record<string | number, unknown>)[step]
          : undefined;
    }
    return value;
  }

  #take<T>(path: YamlPath, value: T): Located<T> {
    this.#taken.add(JSON.stringify(path));
    return { line: this.lineOf(path), value };
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function leaves(
  value: unknown,
  path: YamlPath,
): { path: YamlPath; text: string }[] {
  if (Array.isArray(value)) {
    return value.flatMap((it, index) => leaves(it, [...path, index]));
  }
  if (value instanceof Date) {
    return [{ path, text: value.toISOString() }];
  }
  if (isMap(value)) {
    return Object.entries(value).flatMap(([key, it]) =>
      leaves(it, [...path, key]),
    );
  }
  const text = value === null || value === undefined ? '' : String(value);
  return text.trim() ? [{ path, text }] : [];
}
