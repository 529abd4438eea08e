import { runInNewContext } from 'node:vm';
import { CallContext } from './HclScope';
import { define, HclMap, HclValue, textOf } from './HclValue';
import { isKnown, placedAs, TerraformFunction } from './TerraformFunction';

/*
 * Functions of regular expressions. Terraform's are those of RE2 (https://github.com/google/re2/wiki/Syntax), which never take
 * longer than the text is long; this language's may, so that each has a moment and no more.
 */

/** Milliseconds. */
const TIME_LIMIT = 50;

const MAX_TEXT = 10_000;

/** What a regular expression takes of the steps of a configuration, and one that took too long. */
const STEPS = 500;
const STEPS_TOO_LONG = 50_000;

/** What RE2 has and this language has not, or the other way round. */
const OTHER_DIALECT = /\(\?(?!:|<[A-Za-z_])|\[\[:|\\[pPQEC1-9]|\\[kux]/;

/** Undefined where the expression means something else here, or nothing. */
function regExpOf(source: string, flags: string): RegExp | undefined {
  const [, inline = '', rest] = /^(?:\(\?([ims]+)\))?(.*)$/s.exec(source)!;
  const pattern = rest
    .replace(/\(\?P</g, '(?<')
    .replace(/\\A/g, '^')
    .replace(/\\z/g, '$');
  if (OTHER_DIALECT.test(pattern)) {
    return undefined;
  }
  try {
    return new RegExp(pattern, flags + inline);
  } catch {
    return undefined;
  }
}

/** What a piece of work of a regular expression comes to; undefined where it takes too long. */
function within<T>(
  work: string,
  values: { text: string; pattern: RegExp; by?: string },
  { scope }: CallContext,
): T | undefined {
  scope.budget.spend(STEPS);
  try {
    return runInNewContext(work, values, { timeout: TIME_LIMIT }) as T;
  } catch {
    scope.budget.spend(STEPS_TOO_LONG);
    return undefined;
  }
}

function ofPattern(
  change: (matches: RegExpExecArray[]) => HclValue | undefined,
): TerraformFunction {
  return ([source, value], context) => {
    const [text, written] = [value, source].map(textOf);
    const pattern =
      written === undefined || !isKnown(source)
        ? undefined
        : regExpOf(written, 'g');
    if (
      text === undefined ||
      text.length > MAX_TEXT ||
      !pattern ||
      !isKnown(value)
    ) {
      return undefined;
    }
    const matches = within<RegExpExecArray[]>(
      'Array.from(text.matchAll(pattern))',
      { text, pattern },
      context,
    );
    return matches && change(matches);
  };
}

/** The whole, or what is in brackets: a list, or a map where they have names. */
function resultOf(match: RegExpExecArray): HclValue {
  const [whole, ...groups] = match;
  if (groups.length === 0) {
    return whole;
  }
  if (!match.groups) {
    return Array.from(groups, it => it ?? null);
  }
  const map: HclMap = {};
  for (const [name, it] of Object.entries(match.groups)) {
    define(map, name, it ?? null);
  }
  return map;
}

/** `replace` where what is searched stands between slashes; `$1` and `${name}` stand for what is in brackets. */
export const replacePattern: TerraformFunction = (
  [value, from, to],
  context,
) => {
  const [text, search, by] = [value, from, to].map(textOf);
  const pattern = regExpOf(search?.slice(1, -1) ?? '', 'g');
  if (
    text === undefined ||
    by === undefined ||
    !pattern ||
    text.length > MAX_TEXT ||
    ![value, from, to].every(isKnown)
  ) {
    return undefined;
  }
  const named = by
    .replace(/\$\{(\w+)\}/g, (_, name) =>
      /^\d+$/.test(name) ? `$${name}` : `$<${name}>`,
    )
    .replace(/\$0/g, '$$&');
  const result = within<string>(
    'text.replace(pattern, by)',
    { text, pattern, by: named },
    context,
  );
  return result === undefined
    ? undefined
    : placedAs(result, [value], context.place);
};

/** By name. */
export const REGEX_FUNCTIONS: ReadonlyArray<[string, TerraformFunction]> = [
  ['regex', ofPattern(([match]) => match && resultOf(match))],
  ['regexall', ofPattern(matches => matches.map(resultOf))],
];
