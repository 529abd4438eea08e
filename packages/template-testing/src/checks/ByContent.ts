import { createHash } from 'node:crypto';
import { LintResult } from './Lint';
import { RenderedSample } from './RenderedSample';

/** A check with a tool of its own: which files it looks at, and what it finds. */
export interface ContentCheck {
  /** Tells files that the result depends on. */
  reads(file: string): boolean;
  /** Whether it also depends on which other files there are. */
  dependsOnNames?: boolean;
  check(rendered: RenderedSample): Promise<LintResult>;
}

/*
 * Samples make repositories that differ in a few files, and tools are slow to start. A check is made once for the same
 * files with the same content.
 */
export class ByContent {
  readonly #check: ContentCheck;
  readonly #known = new Map<string, Promise<LintResult>>();

  constructor(check: ContentCheck) {
    this.#check = check;
  }

  check(rendered: RenderedSample): Promise<LintResult> {
    const read = rendered.files.filter(it => this.#check.reads(it));
    if (!read.length) {
      return Promise.resolve({ problems: [], skipped: [] });
    }
    const hash = createHash('sha256');
    read.forEach(file => hash.update(`${file}\0${rendered.read(file)}\0`));
    if (this.#check.dependsOnNames) {
      hash.update(rendered.files.join('\0'));
    }
    const key = hash.digest('hex');
    const known = this.#known.get(key) ?? this.#check.check(rendered);
    this.#known.set(key, known);
    return known;
  }
}
