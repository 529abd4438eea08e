import { HclTemplatePart, SourcePlace } from '../syntax/HclSyntax';
import { HclValue } from './HclValue';
import { SourceMap } from './SourceMap';

/** Steps that the working out of a configuration may take, over all its expressions. */
export class EvaluationBudget {
  #left: number;

  constructor(steps = 2_000_000) {
    this.#left = steps;
  }

  /** @throws RangeError where nothing is left. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) {
      throw new RangeError('it takes too many steps');
    }
  }
}

/** What an expression may ask for. */
export interface HclScope {
  readonly sources: SourceMap;
  /** How much may still be worked out; lists that grow from each other have no other end. */
  readonly budget: EvaluationBudget;
  /** What a name at the beginning of a reference stands for, e.g. `var` or `aws_iam_role`; undefined where nothing does. */
  resolve(name: string): HclValue | undefined;
  /** A file beside the configuration; undefined where it is not among those that were given. */
  readFile(path: string): { file: string; text: string } | undefined;
  /** Files of a folder and of those in it that were given, by their paths from it. */
  filesUnder(folder: string): string[];
  parseTemplate(file: string, text: string): readonly HclTemplatePart[];
}

/** A scope with more names. */
export function withNames(
  scope: HclScope,
  names: Readonly<Record<string, HclValue>>,
): HclScope {
  return {
    sources: scope.sources,
    budget: scope.budget,
    resolve: name =>
      Object.hasOwn(names, name) ? names[name] : scope.resolve(name),
    readFile: path => scope.readFile(path),
    filesUnder: folder => scope.filesUnder(folder),
    parseTemplate: (file, text) => scope.parseTemplate(file, text),
  };
}

/** What a function of Terraform is called with, beside its arguments. */
export interface CallContext {
  scope: HclScope;
  place: SourcePlace;
  /** The call as it is written. */
  text: string;
  template(
    parts: readonly HclTemplatePart[],
    scope: HclScope,
    place: SourcePlace,
  ): HclValue;
}
