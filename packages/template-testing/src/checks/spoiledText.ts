import { JsonValue } from '@backstage/types';
import { Problem } from '../report/Problem';
import { lineOf } from './lineOf';
import { RenderedSample } from './RenderedSample';
import { stringsIn } from '../syntax/stringsIn';

const SPOILED = /\bundefined\b|\[object \w+\]|\bNaN\b/g;

/** What JavaScript writes where a value is not what it was taken for. */
export function spoiledText(rendered: RenderedSample): Problem[] {
  const typed = JSON.stringify(rendered.sample.parameters);
  const meant = (text: string) => typed.includes(text);
  return [
    ...rendered.rendering.trace.flatMap(({ expression, values }): Problem[] => {
      const spoiled = values.map(written).find(it => it !== undefined);
      return spoiled === undefined || meant(spoiled)
        ? []
        : [
            problem(
              rendered.shownSource(expression.file),
              expression.line,
              `\`${expression.source}\` renders to \`${spoiled}\``,
            ),
          ];
    }),
    ...rendered.rendering.steps.flatMap(({ step, input }) => {
      const index = rendered.template.steps.findIndex(it => it.id === step);
      return stringsIn(input, ['spec', 'steps', index, 'input']).flatMap(
        ({ text, path }): Problem[] => {
          const [spoiled] = text.match(SPOILED) ?? [];
          return spoiled === undefined ||
            meant(spoiled) ||
            isWritten(rendered, index, spoiled)
            ? []
            : [
                problem(
                  rendered.template.shownFile,
                  rendered.template.lineOf(path),
                  `step ${step} is given \`${shortly(text)}\``,
                ),
              ];
        },
      );
    }),
    ...rendered.files.flatMap(file => inFile(rendered, file, meant)),
  ];
}

/** What came in with text that an expression did not make, such as that of an action that writes files itself. */
function inFile(
  rendered: RenderedSample,
  file: string,
  meant: (text: string) => boolean,
): Problem[] {
  const origin = rendered.rendering.origins.get(file);
  const text = rendered.read(file);
  if (text === undefined || origin) {
    return [];
  }
  return [...text.matchAll(SPOILED)]
    .filter(match => !meant(match[0]))
    .map(match => problem(file, lineOf(text, match.index), `\`${match[0]}\``));
}

function written(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value.match(SPOILED)?.[0];
  }
  if (typeof value === 'number') {
    return Number.isNaN(value) ? 'NaN' : undefined;
  }
  return typeof value === 'object' && value !== null
    ? String(
        Array.isArray(value)
          ? value.map(it => (isRecord(it) ? '[object Object]' : it))
          : '[object Object]',
      ).match(SPOILED)?.[0]
    : undefined;
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isWritten(
  rendered: RenderedSample,
  index: number,
  text: string,
): boolean {
  const input = rendered.template.steps[index].input as JsonValue | undefined;
  return JSON.stringify(input ?? {}).includes(text);
}

function shortly(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function problem(
  file: string,
  line: number | undefined,
  found: string,
): Problem {
  return {
    check: 'spoiled-text',
    file,
    line,
    found,
    expected: 'text that is meant for people or programs',
    advice:
      'Name a field of the object, or write it with | dump; see that the value is given and is a number where one is needed',
  };
}
