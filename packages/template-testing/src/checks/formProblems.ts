import { JsonObject, JsonValue } from '@backstage/types';
import { everyProperty } from '../parameters/formProperties';
import { ordinaryValue, takes } from '../parameters/propertyValues';
import { Problem } from '../report/Problem';
import { TemplateSamples } from '../samples/TemplateSamples';
import { Template } from '../templates/Template';

/** What in a form contradicts itself: nobody could fill it in, or a value that it proposes is refused. */
export function formProblems(
  template: Template,
  samples: TemplateSamples,
): Problem[] {
  return [
    ...everyProperty(template.parameters).flatMap(({ name, schema, path }) => {
      const problem = (
        key: string | undefined,
        found: string,
        expected: string,
        advice: string,
      ): Problem => ({
        check: 'parameter-schema',
        file: template.shownFile,
        line: template.lineOf([
          'spec',
          'parameters',
          ...withinParameters(template, path),
          ...(key ? [key] : []),
        ]),
        found: `${name}: ${found}`,
        expected,
        advice,
      });
      return [
        ...defaultProblem(schema, problem),
        ...listProblems(schema, problem),
        ...boundProblems(schema, problem),
        ...patternProblems(name, schema, samples, problem),
      ];
    }),
    ...requiredProblems(template),
  ];
}

type Report = (
  key: string | undefined,
  found: string,
  expected: string,
  advice: string,
) => Problem;

/** `spec.parameters` may be one page, without the list. */
function withinParameters(
  template: Template,
  path: (string | number)[],
): (string | number)[] {
  const { parameters } = template.entity.spec as JsonObject;
  return Array.isArray(parameters) ? path : path.slice(1);
}

function defaultProblem(schema: JsonObject, problem: Report): Problem[] {
  const { default: value } = schema;
  // The picker's default names the owner, and the person adds the repository.
  if (
    value === undefined ||
    schema['ui:field'] === 'RepoUrlPicker' ||
    takes(schema, value)
  ) {
    return [];
  }
  return [
    problem(
      'default',
      `the default ${JSON.stringify(value)} is one that the field refuses`,
      Array.isArray(schema.enum)
        ? `one of ${schema.enum.join(', ')}`
        : 'a value that fits the field’s own schema',
      'Correct the default, or what the field takes',
    ),
  ];
}

function listProblems(schema: JsonObject, problem: Report): Problem[] {
  const problems: Problem[] = [];
  const { enum: offered, enumNames: names } = schema;
  if (Array.isArray(offered) && offered.length === 0) {
    problems.push(
      problem('enum', 'nothing to choose from', 'at least one value', 'Add it'),
    );
  }
  if (
    Array.isArray(offered) &&
    Array.isArray(names) &&
    names.length !== offered.length
  ) {
    problems.push(
      problem(
        'enumNames',
        `${names.length} names for ${offered.length} values`,
        'a name for each value, in the same order',
        'Add or take away names',
      ),
    );
  }
  for (const key of ['examples', 'ui:examples']) {
    const examples = schema[key];
    for (const example of Array.isArray(examples) ? examples : []) {
      if (!takes(schema, example)) {
        problems.push(
          problem(
            key,
            `the example ${JSON.stringify(
              example,
            )} is one that the field refuses`,
            'examples that the field takes',
            'Correct the example, or what the field takes',
          ),
        );
      }
    }
  }
  return problems;
}

function boundProblems(schema: JsonObject, problem: Report): Problem[] {
  return [
    ['minimum', 'maximum'],
    ['minLength', 'maxLength'],
    ['minItems', 'maxItems'],
  ]
    .filter(([least, most]) => Number(schema[least]) > Number(schema[most]))
    .map(([least, most]) =>
      problem(
        least,
        `${least} ${schema[least]} is more than ${most} ${schema[most]}`,
        'bounds with something between them',
        'Correct the bounds',
      ),
    );
}

function patternProblems(
  name: string,
  schema: JsonObject,
  samples: TemplateSamples,
  problem: Report,
): Problem[] {
  const pattern = schema.pattern as JsonValue | undefined;
  if (typeof pattern !== 'string') {
    return [];
  }
  try {
    RegExp(pattern, 'u');
  } catch (error) {
    return [
      problem(
        'pattern',
        `the pattern is no regular expression: ${(error as Error).message}`,
        'a regular expression of ECMAScript',
        'Correct the pattern',
      ),
    ];
  }
  const property = { name, schema, required: true, path: [] };
  return ordinaryValue(property, samples.parameters?.[name]) === undefined
    ? [
        problem(
          'pattern',
          'no value is known that the pattern takes, so nothing can be tried',
          'a default, `examples`, or accepted values in the samples file',
          'Add an example',
        ),
      ]
    : [];
}

function requiredProblems(template: Template): Problem[] {
  const known = new Set(
    everyProperty(template.parameters).map(({ name }) => name),
  );
  return template.parameters.flatMap((page, index) =>
    (Array.isArray(page.required) ? page.required : [])
      .filter(name => !known.has(String(name)))
      .map(
        (name): Problem => ({
          check: 'parameter-schema',
          file: template.shownFile,
          line: template.lineOf(['spec', 'parameters', index, 'required']),
          found: `${name} is required, and is no field of the form`,
          expected: 'fields that people can fill in',
          advice: 'Add the field, or take it off `required`',
        }),
      ),
  );
}
