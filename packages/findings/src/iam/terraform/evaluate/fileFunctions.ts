import { posix } from 'node:path';
import { Glob } from '../../../glob/Glob';
import { CallContext, withNames } from './HclScope';
import { HclValue, isMap, PlacedText, textOf, UnknownValue } from './HclValue';
import { TerraformFunction } from './TerraformFunction';

/*
 * Functions that read what stands beside a configuration, out of the files that were given; and templates.
 * https://developer.hashicorp.com/terraform/language/functions
 */

function readFile(path: HclValue, context: CallContext) {
  const name = textOf(path);
  const found = name === undefined ? undefined : context.scope.readFile(name);
  if (!found) {
    return new UnknownValue(
      context.text,
      context.place,
      name === undefined
        ? 'the name of the file is not known'
        : `the file ${name} is not among those that were given`,
    );
  }
  return new PlacedText(found.text, { file: found.file, line: 1 });
}

function templateFile(
  [path, values]: readonly HclValue[],
  context: CallContext,
) {
  const file = readFile(path, context);
  if (file instanceof UnknownValue) {
    return file;
  }
  const { template, scope } = context;
  return template(
    scope.parseTemplate(file.place.file, file.text),
    withNames(scope, isMap(values) ? values : {}),
    file.place,
  );
}

function templateString(
  [source, values]: readonly HclValue[],
  { template, scope, place }: CallContext,
) {
  const text = textOf(source);
  return text === undefined
    ? undefined
    : template(
        scope.parseTemplate(place.file, text),
        withNames(scope, isMap(values) ? values : {}),
        place,
      );
}

/** Where no file is, none may have been given: that there is none cannot be told. */
function fileSet(
  [path, pattern]: readonly HclValue[],
  { scope, text, place }: CallContext,
) {
  const [folder, wanted] = [path, pattern].map(textOf);
  if (folder === undefined || wanted === undefined) {
    return undefined;
  }
  const globs = alternatives(wanted).map(each => each.split('/'));
  const found = scope
    .filesUnder(folder)
    .filter(file =>
      globs.some(parts => matches(parts, posix.normalize(file).split('/'))),
    );
  return found.length > 0
    ? found
    : new UnknownValue(
        text,
        place,
        `no file ${wanted} of ${folder} is among those that were given`,
      );
}

/** `{a,b}.json` as `a.json` and `b.json`. */
function alternatives(pattern: string): string[] {
  const [whole, before, choices, after] =
    /^([^{}]*)\{([^{}]*)\}(.*)$/s.exec(pattern) ?? [];
  return whole === undefined
    ? [pattern]
    : choices
        .split(',')
        .slice(0, 20)
        .flatMap(choice => alternatives(`${before}${choice}${after}`))
        .slice(0, 100);
}

/** `**` is any number of folders, also none. */
function matches(parts: readonly string[], path: readonly string[]): boolean {
  const [part, ...rest] = parts;
  if (part === undefined) {
    return path.length === 0;
  }
  if (part === '**') {
    return (
      matches(rest, path) || (path.length > 0 && matches(parts, path.slice(1)))
    );
  }
  return (
    path.length > 0 &&
    Glob.parse(part, { question: true }).matches(path[0]) &&
    matches(rest, path.slice(1))
  );
}

/** By name. */
export const FILE_FUNCTIONS: ReadonlyArray<[string, TerraformFunction]> = [
  ['file', ([path], context) => readFile(path, context)],
  ['templatefile', templateFile],
  ['templatestring', templateString],
  ['fileset', fileSet],
  [
    'fileexists',
    ([path], { scope }) => {
      const name = textOf(path);
      // That it is not there cannot be told of files that were not given.
      return name !== undefined && scope.readFile(name) ? true : undefined;
    },
  ],
  [
    'filebase64',
    ([path], context) => {
      const file = readFile(path, context);
      return file instanceof PlacedText
        ? Buffer.from(file.text, 'utf8').toString('base64')
        : file;
    },
  ],
];
