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

/** The samples file of a template: beside it, `<name>.samples.yaml`, whether or not it exists. */
export function samplesFileOf(template: Pick<Template, 'file'>): string {
  return template.file.replace(/(\.template)?\.ya?ml$/, '.samples.yaml');
}

/** Reads the samples file of a template; where there is none, there are no samples and nothing is wrong. */
export function readSamples(template: Template): {
  samples: TemplateSamples;
  problems: Problem[];
} {
  const file = samplesFileOf(template);
  if (!fs.existsSync(file)) {
    return { samples: {}, problems: [] };
  }
  const lines = new LineCounter();
  const document = parseDocument(fs.readFileSync(file, 'utf8'), {
    lineCounter: lines,
  });
  const problem = (
    keys: string[],
    found: string,
    expected: string,
    advice: string,
  ): Problem => ({
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
  return { samples, problems: disagreements(template, samples, problem) };
}

/** What the schema cannot tell: names that the template and the harness do not have. */
function disagreements(
  template: Template,
  samples: TemplateSamples,
  problem: (
    keys: string[],
    found: string,
    expected: string,
    advice: string,
  ) => Problem,
): Problem[] {
  const known = everyProperty(template.parameters).map(it => it.name);
  const used = [
    ...Object.keys(samples.parameters ?? {}).map(name => ({
      name,
      keys: ['parameters', name],
    })),
    ...(samples.samples ?? []).flatMap((sample, index) =>
      Object.keys(sample.parameters)
        .filter(() => !sample.refused)
        .map(name => ({
          name,
          keys: ['samples', String(index), 'parameters', name],
        })),
    ),
  ];
  const names = (samples.samples ?? []).map(it => it.name);
  return [
    ...used
      .filter(({ name }) => !known.includes(name))
      .map(({ name, keys }) =>
        problem(
          keys,
          `the field “${name}”`,
          `one of the form’s: ${known.join(', ')}`,
          'Correct the name, or add the field to the form',
        ),
      ),
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
    ...(samples.ignore ?? [])
      .map((ignored, index) => ({ ignored, index }))
      .filter(({ ignored }) => !(ignored.check in CHECKS))
      .map(({ ignored, index }) =>
        problem(
          ['ignore', String(index), 'check'],
          `the check “${ignored.check}”`,
          `one of ${Object.keys(CHECKS).join(', ')}`,
          'Correct the name of the check',
        ),
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
