import { TemplateToken } from './scanTemplate';

/** A name that a template uses. */
export interface UsedName {
  /** `values.region` is `['values', 'region']`; `values` alone, or with a computed key, is `['values']`. */
  path: string[];
  line: number;
  /** What follows without a space and with dashes, which is part of the name for people: `-b-c` of `values.a-b-c`. */
  dashed?: string;
  /** Whether it is such a part itself. */
  afterDash?: boolean;
}

/** What the names in one source refer to. */
export interface TemplateNames {
  used: UsedName[];
  /** Names that the template gives itself: loop variables, `set`, macros and their arguments. */
  defined: Set<string>;
}

const WORDS = new Set([
  ...['and', 'or', 'not', 'in', 'is', 'if', 'else', 'true', 'false', 'none'],
  ...['True', 'False', 'None', 'null', 'undefined', 'elif', 'elseif', 'for'],
  ...['endif', 'endfor', 'set', 'endset', 'macro', 'endmacro', 'call', 'loop'],
  ...['endcall', 'caller', 'filter', 'endfilter', 'raw', 'endraw', 'super'],
  ...['block', 'endblock', 'verbatim', 'endverbatim', 'range', 'cycler'],
  ...['joiner', 'switch', 'case', 'default', 'endswitch', 'always', 'failure'],
]);

/*
 * A reader of names, not a parser: strings are taken out, names after a dot, a pipe or `is`, keyword arguments and keys
 * of literals are left out. What the engine would refuse it says itself, when it renders.
 */
export function namesIn(tokens: TemplateToken[]): TemplateNames {
  const used: UsedName[] = [];
  const defined = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'expression' || token.kind === 'tag') {
      const text = token.content;
      if (token.kind === 'tag') {
        definitionsIn(text).forEach(it => defined.add(it));
      }
      for (const { offset, ...name } of pathsIn(text)) {
        const lines = text.slice(0, offset).split('\n').length - 1;
        used.push({ ...name, line: token.line + lines });
      }
    }
  }
  return { used, defined };
}

/** What a name leads to in one expression, without the names that the template gives itself. */
export function pathsIn(
  expression: string,
): (Omit<UsedName, 'line'> & { offset: number })[] {
  const text = withoutStrings(expression);
  const found: (Omit<UsedName, 'line'> & { offset: number })[] = [];
  const name = /[A-Za-z_]\w*/g;
  for (let match = name.exec(text); match; match = name.exec(text)) {
    const before = text.slice(0, match.index);
    const path = [match[0]];
    let end = match.index + match[0].length;
    for (;;) {
      const rest = text.slice(end);
      const dot = /^\s*\.\s*([A-Za-z_]\w*)/.exec(rest);
      const bracket = /^\s*\[\s*\uE000(\d+)\uE000\s*\]/.exec(rest);
      if (dot) {
        path.push(dot[1]);
        end += dot[0].length;
      } else if (bracket) {
        path.push(stringsOf(expression)[Number(bracket[1])]);
        end += bracket[0].length;
      } else {
        break;
      }
    }
    name.lastIndex = end;
    const rest = text.slice(end);
    if (
      !WORDS.has(match[0]) &&
      !/[.|]\s*$/.test(before) &&
      !/\bis(\s+not)?\s+$/.test(before) &&
      !(path.length === 1 && /^\s*=(?!=)/.test(rest)) &&
      !(path.length === 1 && /^\s*:/.test(rest) && /[{,]\s*$/.test(before))
    ) {
      const dashed = /^(-[A-Za-z_]\w*)+/.exec(rest)?.[0];
      const afterDash = /\w-$/.test(before);
      found.push({
        path,
        offset: match.index,
        ...(dashed && { dashed }),
        ...(afterDash && { afterDash }),
      });
    }
  }
  return found;
}

function definitionsIn(tag: string): string[] {
  const loop = /^\s*for\s+([\w\s,]+?)\s+in\b/.exec(tag);
  const set = /^\s*set\s+([\w\s,]+?)\s*(=|$)/.exec(tag);
  const macro = /^\s*macro\s+(\w+)\s*\(([^)]*)\)/.exec(tag);
  return [
    ...(loop?.[1].split(',') ?? []),
    ...(set?.[1].split(',') ?? []),
    ...(macro ? [macro[1], ...macro[2].split(',')] : []),
  ].map(it => it.split('=')[0].trim());
}

const STRING = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

function stringsOf(expression: string): string[] {
  return (expression.match(STRING) ?? []).map(it => it.slice(1, -1));
}

/** Strings give way to their number between marks; lines stay what they were. */
function withoutStrings(expression: string): string {
  let index = 0;
  return expression.replace(STRING, text => {
    const lines = text.split('\n').length - 1;
    return `\uE000${index++}\uE000${'\n'.repeat(lines)}`;
  });
}
