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

/** A leaf of a document, with its way from where it was asked for. */
export interface YamlLeaf extends KeptFact {
  path: YamlPath;
}

/** A value that is of another shape than its key asks for. */
export interface YamlMismatch {
  path: YamlPath;
  line: number;
  /** In words, e.g. `“many”`. */
  found: string;
  /** In words, e.g. `a number`. */
  expected: string;
  /** Whether it was read all the same. */
  taken: boolean;
}

/**
 * Reads facts of a YAML document and remembers which, so that what nobody asked for can be kept. Facts that are of
 * another shape than expected count as not asked for, and are {@link YamlFacts.mismatches}.
 */
export class YamlFacts {
  readonly #document: YamlDocument;
  readonly #root: unknown;
  readonly #taken = new Set<string>();
  readonly #mismatches = new Map<string, YamlMismatch>();

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

  /** By their place in the file, each place once. */
  get mismatches(): YamlMismatch[] {
    return Array.from(this.#mismatches.values()).sort(
      (a, b) => a.line - b.line,
    );
  }

  /** Says that the document as a whole is a map, or what else it is. */
  expectMap(): void {
    if (!isMap(this.#root)) {
      this.#mismatch([], 'a map of keys and values');
    }
  }

  /** A text or number that is not empty. */
  text(...path: YamlPath): Located<string> | undefined {
    const value = this.#at(path);
    if (typeof value !== 'string' && typeof value !== 'number') {
      return isNothing(value) ? undefined : this.#mismatch(path, 'a text');
    }
    const text = String(value).replace(/\s+/g, ' ').trim();
    return text ? this.#take(path, text) : undefined;
  }

  /** A number of at least 0, as one or as a text of digits. */
  number(...path: YamlPath): Located<number> | undefined {
    const value = this.#at(path);
    const isDigits =
      typeof value === 'string' && /^\s*\d+(?:\.\d+)?\s*$/.test(value);
    const number =
      isDigits || typeof value === 'number' ? Number(value) : undefined;
    if (number === undefined || !Number.isFinite(number) || number < 0) {
      return isNothing(value)
        ? undefined
        : this.#mismatch(path, 'a number of at least 0');
    }
    return this.#take(path, number);
  }

  /** The texts of a list; a text alone counts as a list of one. */
  texts(...path: YamlPath): Located<string>[] {
    const value = this.#at(path);
    if (typeof value === 'string' || typeof value === 'number') {
      this.#mismatch(path, 'a list', true);
      return [this.text(...path) ?? []].flat();
    }
    return this.places(...path).flatMap(it => this.text(...it) ?? []);
  }

  /** The paths of the entries of a list. */
  places(...path: YamlPath): YamlPath[] {
    const value = this.#at(path);
    if (!Array.isArray(value) && !isNothing(value)) {
      this.#mismatch(path, 'a list');
    }
    return Array.isArray(value)
      ? value.map((_, index) => [...path, index])
      : [];
  }

  /** The keys of a map. */
  keys(...path: YamlPath): string[] {
    const value = this.#at(path);
    if (!isMap(value) && !isNothing(value)) {
      this.#mismatch(path, 'a map of keys and values');
    }
    return isMap(value) ? Object.keys(value) : [];
  }

  /** Whether there is a map at a path. */
  hasMap(...path: YamlPath): boolean {
    return isMap(this.#at(path));
  }

  /** Every leaf below a path, whoever reads it besides. */
  leaves(file: string, ...path: YamlPath): YamlLeaf[] {
    return leaves(this.#at(path), path).map(({ path: at, text }) => ({
      ...this.#fact(file, at, text),
      path: at.slice(path.length),
    }));
  }

  /** Whatever was not read, leaf by leaf, below a path or anywhere. */
  rest(file: string, ...path: YamlPath): KeptFact[] {
    return leaves(this.#at(path), path).flatMap(({ path: at, text }) => {
      const id = JSON.stringify(at);
      if (this.#taken.has(id)) {
        return [];
      }
      this.#taken.add(id);
      return [this.#fact(file, at, text)];
    });
  }

  #fact(file: string, at: YamlPath, text: string): KeptFact {
    const [section = '', ...below] = at.map(String);
    return {
      file,
      line: this.lineOf(at),
      section,
      ...(below.length ? { key: below.join('.') } : {}),
      text,
    };
  }

  #mismatch(path: YamlPath, expected: string, taken = false): undefined {
    this.#mismatches.set(JSON.stringify(path), {
      path,
      line: this.lineOf(path),
      found: shapeOf(this.#at(path)),
      expected,
      taken,
    });
    return undefined;
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

function isNothing(value: unknown): boolean {
  return value === null || value === undefined;
}

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  return isMap(value) ? 'a map' : `“${String(value)}”`;
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
