import { Problem } from '../report/Problem';
import { RenderedSample } from './RenderedSample';

/*
 * Expressions that come to nothing. Where nothing is meant, the source says so: with an empty text of its own, as in
 * `values.x or ''` and `values.x | default('')`, or with an `if` that has no `else`. A text that a person left empty is
 * theirs.
 */
export function blankExpressions(rendered: RenderedSample): Problem[] {
  const leftEmpty = JSON.stringify(rendered.sample.parameters).includes('""');
  const isBlank = (value: unknown) =>
    value === undefined || value === null || (value === '' && !leftEmpty);
  return rendered.rendering.trace
    .filter(
      ({ expression, values }) =>
        values.some(isBlank) && !saysSo(expression.source),
    )
    .map(({ expression: { file, line, source } }) => ({
      check: 'blank-expression',
      file: rendered.shownSource(file),
      line,
      found: `\`${source}\` renders to nothing`,
      expected: 'a value',
      advice:
        "Give the value, or a default for it; where nothing is meant, put {% if %} around the place, or write it so: | default('')",
    }));
}

function saysSo(source: string): boolean {
  return (
    /''|""/.test(source) || (/\bif\b/.test(source) && !/\belse\b/.test(source))
  );
}
