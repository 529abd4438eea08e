import Ajv from 'ajv';
import fs from 'node:fs';
import path from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { everyProperty } from '../parameters/formProperties';
import { CHECKS, Problem } from '../report/Problem';
import { Template } from '../templates/Template';
import schema from '../../schema/template-samples.schema.json';
import { TemplateSamples } from './TemplateSamples';

const validate = new Ajv({ allErrors: true }).compile(schema);

/**
 * Reads one samples file; where there is none, there are no samples and nothing is wrong.
 *
 * @param options - `shared`: it is of several templates, which do not all have each of its fields
 */
export function readSamplesFile(
  file: string,
  template: Template,
  options: { shared: boolean },
): { samples: TemplateSamples; problems: Problem[] } {
  if (!fs.existsSync(file)) {
    return { samples: {}, problems: [] };
  }
  const lines = new LineCounter();
  const document = parseDocument(fs.readFileSync(file, 'utf8'), {
    lineCounter: lines,
  });
  const problem: Report = (keys, found, expected, advice) => ({
    check: 'samples',
    file: path.join(path.dirname(template.shownFile), path.basename(file)),
    line: lineOf(document, keys, lines),
    found,
    expected,
    advice,
  });
  if (document.errors.length) {
    const [error] = document.errors;
    return {
      samples: {},
      problems: [
        {
          ...problem([], error.message.split('\n')[0], 'YAML', 'Mend the YAML'),
          line: lines.linePos(error.pos[0]).line,
        },
      ],
    };
  }
  const samples = document.toJS() as TemplateSamples;
  if (!validate(samples)) {
    return {
      samples: {},
      problems: (validate.errors ?? []).map(error => {
        const keys = error.instancePath.split('/').slice(1);
        const extra = error.params.additionalProperty;
        return problem(
          extra ? [...keys, extra] : keys,
          `${[...keys, ...(extra ? [extra] : [])].join('.') || 'the file'}: ${
            error.message
          }`,
          'a samples file as its schema describes it',
          'Compare it with the README of @gpu-academy/template-testing',
        );
      }),
    };
  }
  return {
    samples,
    problems: [
      ...nameProblems(samples, problem),
      ...(options.shared ? [] : fieldProblems(template, samples, problem)),
    ],
  };
}

type Report = (
  keys: string[],
  found: string,
  expected: string,
  advice: string,
) => Problem;

/** Fields that the form does not have. */
function fieldProblems(
  template: Template,
  { parameters = {}, samples = [] }: TemplateSamples,
  problem: Report,
): Problem[] {
  const known = everyProperty(template.parameters).map(it => it.name);
  const used = [
    ...Object.keys(parameters).map(name => ({
      name,
      keys: ['parameters', name],
    })),
    ...samples.flatMap((sample, index) =>
      Object.keys(sample.refused ? {} : sample.parameters).map(name => ({
        name,
        keys: ['samples', String(index), 'parameters', name],
      })),
    ),
  ];
  return used
    .filter(({ name }) => !known.includes(name))
    .map(({ name, keys }) =>
      problem(
        keys,
        `the field “${name}”`,
        `one of the form’s: ${known.join(', ')}`,
        'Correct the name, or add the field to the form',
      ),
    );
}

/** Names of samples and checks that cannot be. */
function nameProblems(
  { samples = [], ignore = [] }: TemplateSamples,
  problem: Report,
): Problem[] {
  const names = samples.map(it => it.name);
  return [
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map(name =>
        problem(
          ['samples'],
          `two samples with the name “${name}”`,
          'a name for each',
          'Rename one',
        ),
      ),
    ...ignore.flatMap((ignored, index) =>
      ignored.check in CHECKS
        ? []
        : [
            problem(
              ['ignore', String(index), 'check'],
              `the check “${ignored.check}”`,
              `one of ${Object.keys(CHECKS).join(', ')}`,
              'Correct the name of the check',
            ),
          ],
    ),
  ];
}

function lineOf(
  document: ReturnType<typeof parseDocument>,
  keys: string[],
  lines: LineCounter,
): number {
  for (let length = keys.length; length > 0; length--) {
    const path_ = keys
      .slice(0, length)
      .map(key => (/^\d+$/.test(key) ? Number(key) : key));
    const node = document.getIn(path_, true);
    if (isNode(node) && node.range) {
      return lines.linePos(node.range[0]).line;
    }
  }
  return 1;
}
