import { JsonObject, JsonValue } from '@backstage/types';
import { Problem } from '../report/Problem';
import { pathsIn } from '../syntax/namesIn';
import { scanTemplate } from '../syntax/scanTemplate';
import { RenderedSample } from './RenderedSample';
import { stringsIn } from '../syntax/stringsIn';

/** Outputs of steps that are used and were not given, and links of the template that lead nowhere. */
export function outputProblems(
  rendered: RenderedSample,
  outputNames: (action: string) => string[] | undefined,
): Problem[] {
  const { template, rendering } = rendered;
  const runs = new Map(rendering.steps.map(it => [it.step, it]));
  const places = [
    ...template.steps
      .map((step, index) => ({ step, index }))
      .filter(({ step }) => runs.has(step.id))
      .flatMap(({ step, index }) =>
        stringsIn(step.input as JsonValue | undefined, [
          ...['spec', 'steps', index, 'input'],
        ]),
      ),
    ...stringsIn(template.output, ['spec', 'output']),
  ];
  return [
    ...places.flatMap(({ text, path }) =>
      scanTemplate(text)
        .filter(it => it.kind === 'expression')
        .flatMap(it => pathsIn(it.content))
        .flatMap(({ path: [root, step, kind, name] }): Problem[] => {
          const run = runs.get(step);
          if (root !== 'steps' || kind !== 'output' || !name || !run?.output) {
            return [];
          }
          const possible = outputNames(run.action);
          const given = Object.keys(run.output);
          return possible === undefined ||
            [...possible, ...given].includes(name)
            ? []
            : [
                {
                  check: 'unknown-output',
                  file: template.shownFile,
                  line: template.lineOf(path),
                  found: `steps.${step}.output.${name}, which ${run.action} does not answer and which renders to nothing`,
                  expected: `one of ${[
                    ...new Set([...possible, ...given]),
                  ].join(', ')}`,
                  advice:
                    'Correct the name; where the action does answer it, say so with its stand-in',
                },
              ];
        }),
    ),
    ...linkProblems(rendered),
  ];
}

function linkProblems({ template, rendering }: RenderedSample): Problem[] {
  const links = rendering.output.links;
  return (Array.isArray(links) ? links : []).flatMap(
    (link, index): Problem[] => {
      const { url, entityRef, title } = (link ?? {}) as JsonObject;
      return [url, entityRef].some(it => typeof it === 'string' && it)
        ? []
        : [
            {
              check: 'blank-expression',
              file: template.shownFile,
              line: template.lineOf(['spec', 'output', 'links', index]),
              found: `the link “${title}” leads nowhere`,
              expected: 'a url or an entityRef that renders to something',
              advice: 'Correct what it is made of, or give the link an `if`',
            },
          ];
    },
  );
}
