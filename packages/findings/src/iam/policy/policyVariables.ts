import { Glob } from '../../glob/Glob';
import { ContextKeys } from './RequestContext';

/** A pattern with its variables filled in, or why that cannot be. */
export type Resolution =
  | { pattern: Glob; text: string }
  /** The key has no value and no default: nothing matches. */
  | { missing: string }
  | { unknown: string };

/** `${key}`, `${key, 'default'}`; `${*}`, `${?}` and `${$}` are those characters themselves. */
const VARIABLE = /\$\{([^}]*)\}/g;

/**
 * Fills in policy variables. Values are themselves, stars included; only what the policy writes is a pattern.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function resolveVariables(
  text: string,
  version: '2008-10-17' | '2012-10-17',
  context: ContextKeys,
): Resolution {
  const parse = (part: string) => Glob.parse(part, { question: true });
  if (version === '2008-10-17' || !text.includes('${')) {
    return { pattern: parse(text), text };
  }
  const parts: Glob[] = [];
  let plain = '';
  let end = 0;
  for (const match of text.matchAll(VARIABLE)) {
    const before = text.slice(end, match.index);
    end = match.index + match[0].length;
    const value = valueOf(match[1], context);
    if (typeof value !== 'string') {
      return value;
    }
    parts.push(parse(before), Glob.literal(value));
    plain += before + value;
  }
  parts.push(parse(text.slice(end)));
  return { pattern: Glob.concat(...parts), text: plain + text.slice(end) };
}

function valueOf(
  variable: string,
  context: ContextKeys,
): string | { missing: string } | { unknown: string } {
  if (['*', '?', '$'].includes(variable)) {
    return variable;
  }
  const [, key, fallback] =
    /^\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(variable) ?? [];
  const values = context.get(key ?? variable);
  if (values === undefined) {
    return { unknown: key ?? variable };
  }
  return values[0] ?? fallback ?? { missing: key };
}
