import { HclTemplatePart, SourcePlace } from '../syntax/HclSyntax';
import { HclValue } from './HclValue';
import { SourceMap } from './SourceMap';

/** What an expression may ask for. */
export interface HclScope {
  readonly sources: SourceMap;
  /** What a name at the beginning of a reference stands for, e.g. `var` or `aws_iam_role`; undefined where nothing does. */
  resolve(name: string): HclValue | undefined;
  /** A file beside the configuration; undefined where it is not among those that were given. */
  readFile(path: string): { file: string; text: string } | undefined;
  parseTemplate(file: string, text: string): readonly HclTemplatePart[];
}

/** A scope with more names. */
export function withNames(
  scope: HclScope,
  names: Readonly<Record<string, HclValue>>,
): HclScope {
  return {
    sources: scope.sources,
    resolve: name =>
      Object.hasOwn(names, name) ? names[name] : scope.resolve(name),
    readFile: path => scope.readFile(path),
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
