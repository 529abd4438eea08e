import { JsonObject, JsonValue } from '@backstage/types';
import { validate } from 'jsonschema';
import { FormProperty } from './formProperties';
import { PropertyExamples } from './PropertyExamples';

/** A value to try, and in words what is special about it. */
export interface TriedValue {
  value: JsonValue;
  label: string;
  /** Text that tries to break out of what it is written into. */
  hostile?: boolean;
}

/**
 * Text that people may type into a field that takes any: each tries to break out of another place that a template might
 * write it into.
 */
export const HOSTILE_TEXTS: TriedValue[] = [
  ['quotes', `it's "quoted" and \`ticked\` \\ back`],
  ['YAML', `x: y # z - [a, {b}] & *c ! | > % @`],
  ['a new line with a key', 'one\nowner: somebody-else\n- two'],
  ['HCL', '" } resource "x" "y" { # %{ if true }'],
  ['an expression of Terraform', '${path.module}'],
  ['shell', "$(touch /tmp/owned); `id` && rm -rf '$HOME' | cat > x"],
  ['template syntax', '${{ 7 * 7 }} {{ 7 * 7 }} {% raw %} {# x #}'],
  ['a word that YAML takes for nothing', 'null'],
  ['digits that YAML takes for a number', '0123'],
].map(([label, value]) => ({ label, value, hostile: true }));

const UNICODE: TriedValue = { label: 'unicode', value: 'Zoë 学习 🎓 ﷺ é' };

const PLAIN_TEXTS = [
  ...['sample', 'sample-1', 'Sample', 'sample text', 'a', 'ab', '1', '10'],
  ...['1.0.0', 'sample.example.com', 'https://example.com', 'us-east-1'],
  ...['user:default/sample', 'sample@example.com', '2030-01-01'],
];

const FORMATS: Record<string, string> = {
  email: 'sample@example.com',
  uri: 'https://example.com/sample',
  url: 'https://example.com/sample',
  date: '2030-01-31',
  'date-time': '2030-01-31T12:00:00Z',
  hostname: 'sample.example.com',
  uuid: '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071',
  time: '12:00:00',
  'data-url': 'data:text/plain;name=sample.txt;base64,c2FtcGxl',
  ipv4: '192.0.2.1',
};

/** Pickers of entities, with the kind of what they pick where they do not say themselves. */
const ENTITY_PICKERS: Record<string, string> = {
  OwnerPicker: 'group',
  OwnedEntityPicker: 'component',
  EntityPicker: 'component',
  MultiEntityPicker: 'component',
  MyGroupsPicker: 'group',
};

/**
 * Whether the form takes a value of this field; a field with a broken pattern takes none. What a `$ref` of the page leads
 * to is not known here: the scaffolder decides, with the whole page.
 */
export function takes(schema: JsonObject, value: JsonValue): boolean {
  try {
    return validate(value, schema).valid;
  } catch (error) {
    return !(error instanceof SyntaxError);
  }
}

/** An everyday value of the field, or undefined where none follows from its schema. */
export function ordinaryValue(
  property: FormProperty,
  examples: PropertyExamples = {},
): JsonValue | undefined {
  const { schema } = property;
  return candidates(property, examples).find(it => takes(schema, it));
}

function candidates(
  { schema }: FormProperty,
  examples: PropertyExamples,
): JsonValue[] {
  const defined = (value: JsonValue | undefined): JsonValue[] =>
    value === undefined ? [] : [value];
  return [
    ...(examples.accepted ?? []),
    ...listed(schema.examples),
    ...listed(schema['ui:examples']),
    ...defined(schema.default),
    ...defined(schema.const),
    ...listed(schema.enum),
    ...offeredByOneOf(schema),
    ...byField(schema),
    ...byType(schema),
  ];
}

/** A choice with titles: `oneOf` of constants. */
function offeredByOneOf(schema: JsonObject): JsonValue[] {
  const offered = listed(schema.oneOf).map(it =>
    isObject(it) ? it.const : undefined,
  );
  return offered.filter(it => it !== undefined);
}

function byField(schema: JsonObject): JsonValue[] {
  const field = String(schema['ui:field']);
  if (field === 'RepoUrlPicker') {
    return repositoryHosts(schema).map(it => repositoryUrl(schema, it));
  }
  if (field === 'Secret') {
    // The portal keeps the text for itself, and sends as many asterisks.
    return ['*'.repeat(Math.max(6, Number(schema.minLength ?? 0)))];
  }
  const kind = ENTITY_PICKERS[field];
  if (!kind) {
    return [];
  }
  const ref = `${pickedKind(schema) ?? kind}:default/sample`;
  return field === 'MultiEntityPicker' ? [[ref]] : [ref];
}

/** The first kind that a picker of entities lets through. */
function pickedKind(schema: JsonObject): string | undefined {
  const options = (schema['ui:options'] ?? {}) as JsonObject;
  const [filter] = [options.catalogFilter].flat() as (JsonObject | undefined)[];
  const [kind] = [filter?.kind ?? options.allowedKinds].flat();
  return typeof kind === 'string' ? kind.toLocaleLowerCase('en') : undefined;
}

/** As the picker of the portal writes it, for the host's own kind of place. */
function repositoryUrl(schema: JsonObject, host: string): string {
  const options = (schema['ui:options'] ?? {}) as JsonObject;
  const first = (key: string) => String(listed(options[key])[0] ?? 'sample');
  const owner = first('allowedOwners');
  const project = first('allowedProjects');
  const places: Record<string, Record<string, string>> = {
    'bitbucket.org': { workspace: owner, project },
    'dev.azure.com': {
      organization: String(listed(options.allowedOrganizations)[0] ?? owner),
      project,
    },
  };
  const place = places[host] ?? { owner };
  const repo = first('allowedRepos');
  return `${host}?${new URLSearchParams({ ...place, repo })}`;
}

function repositoryHosts(schema: JsonObject): string[] {
  const options = schema['ui:options'] as JsonObject | undefined;
  const hosts = listed(options?.allowedHosts).filter(
    (it): it is string => typeof it === 'string',
  );
  return hosts.length ? hosts : ['github.com'];
}

function byType(schema: JsonObject): JsonValue[] {
  switch (schema.type) {
    case 'boolean':
      return [false, true];
    case 'integer':
    case 'number': {
      const bounds = numberBounds(schema);
      return [bounds.smallest, bounds.largest, 1, 0].filter(isNumber);
    }
    case 'array': {
      const items = schema.items as JsonObject | undefined;
      const item =
        items &&
        ordinaryValue({ name: '', schema: items, required: true, path: [] });
      const least = Number(schema.minItems ?? 0);
      return item === undefined
        ? [[]]
        : [[item], Array.from({ length: least }, () => item)];
    }
    case 'object': {
      const properties = (schema.properties ?? {}) as JsonObject;
      return [
        Object.fromEntries(
          Object.entries(properties).flatMap(([name, value]) => {
            const nested = ordinaryValue({
              name,
              schema: value as JsonObject,
              required: true,
              path: [],
            });
            return nested === undefined ? [] : [[name, nested]];
          }),
        ),
      ];
    }
    default: {
      const format = FORMATS[String(schema.format)];
      const least = Number(schema.minLength ?? 0);
      return [
        ...(format ? [format] : []),
        ...PLAIN_TEXTS,
        'sample'.padEnd(least, '-sample'),
      ];
    }
  }
}

/** Every value of a field that offers a choice; undefined where it offers none. */
export function choices({ schema }: FormProperty): JsonValue[] | undefined {
  if (Array.isArray(schema.enum)) {
    return schema.enum;
  }
  const constants = offeredByOneOf(schema);
  if (constants.length) {
    return constants;
  }
  if (schema.type === 'boolean') {
    return [true, false];
  }
  return schema['ui:field'] === 'RepoUrlPicker'
    ? repositoryHosts(schema)
        .map(it => repositoryUrl(schema, it))
        .filter(it => takes(schema, it))
    : undefined;
}

/** Values at the edge of what the field takes, that are not choices. */
export function boundaryValues(
  property: FormProperty,
  examples: PropertyExamples = {},
): TriedValue[] {
  const { schema } = property;
  const tried: TriedValue[] = [
    ...[
      ...(examples.accepted ?? []),
      ...listed(schema.examples),
      ...listed(schema['ui:examples']),
    ].map(value => ({
      label: `example ${shortly(value)}`,
      value,
    })),
  ];
  if (schema.type === 'integer' || schema.type === 'number') {
    const { smallest, largest } = numberBounds(schema);
    tried.push(
      ...(smallest === undefined
        ? []
        : [{ label: 'smallest', value: smallest }]),
      ...(largest === undefined ? [] : [{ label: 'largest', value: largest }]),
    );
  }
  if (schema.type === 'array') {
    const items = (schema.items ?? {}) as JsonObject;
    const each = listed(items.enum);
    tried.push({ label: 'empty', value: [] });
    tried.push(
      ...each.map(it => ({ label: `with ${shortly(it)}`, value: [it] })),
    );
    tried.push(...(each.length ? [{ label: 'all', value: each }] : []));
  }
  if (isTyped(schema)) {
    tried.push(...lengths(schema), UNICODE, ...HOSTILE_TEXTS);
  }
  tried.push(...nestedValues(schema));
  const seen = new Set<string>();
  return tried.filter(({ value }) => {
    const key = JSON.stringify(value);
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh && takes(schema, value);
  });
}

/** Values beyond the edge, and others that the form must not take. */
export function refusedValues(
  property: FormProperty,
  examples: PropertyExamples = {},
): TriedValue[] {
  const { schema } = property;
  const derived: TriedValue[] = [];
  const { smallest, largest, step } = numberBounds(schema);
  if (smallest !== undefined) {
    derived.push({ label: 'below the smallest', value: smallest - step });
  }
  if (largest !== undefined) {
    derived.push({ label: 'above the largest', value: largest + step });
  }
  if (schema.type === 'integer') {
    derived.push({ label: 'half a number', value: (smallest ?? 0) + 0.5 });
  }
  if (schema.type === 'integer' || schema.type === 'number') {
    derived.push({ label: 'no number', value: 'many' });
  }
  if (Array.isArray(schema.enum)) {
    derived.push({ label: 'not offered', value: 'none-of-these' });
  }
  if (typeof schema.maxLength === 'number') {
    derived.push({
      label: 'too long',
      value: 'a'.repeat(schema.maxLength + 1),
    });
  }
  if (typeof schema.minLength === 'number' && schema.minLength > 0) {
    derived.push({
      label: 'too short',
      value: 'a'.repeat(schema.minLength - 1),
    });
  }
  if (typeof schema.pattern === 'string') {
    const odd = [
      '',
      ' ',
      'two words',
      'ünïcode',
      '../up',
      ...HOSTILE_TEXTS.map(it => it.value),
    ];
    const against = odd.find(it => !takes(schema, it));
    derived.push(
      ...(against === undefined
        ? []
        : [
            {
              label: `against the pattern: ${shortly(against)}`,
              value: against,
            },
          ]),
    );
  }
  return [
    ...derived.filter(({ value }) => !takes(schema, value)),
    ...(examples.refused ?? []).map(value => ({
      label: `example ${shortly(value)}`,
      value,
    })),
  ];
}

/** Whether a person types free text into the field; a field extension lets through what it wants, and nobody knows here. */
function isTyped(schema: JsonObject): boolean {
  return (
    schema.type === 'string' &&
    !Array.isArray(schema.enum) &&
    !Array.isArray(schema.oneOf) &&
    !('const' in schema) &&
    !schema.format &&
    schema['ui:field'] === undefined &&
    schema['ui:widget'] !== 'hidden'
  );
}

/** What people type into the fields of an object, or into the items of a list. */
function nestedValues(schema: JsonObject): TriedValue[] {
  if (schema['ui:field'] !== undefined) {
    return [];
  }
  if (schema.type === 'array' && isObject(schema.items)) {
    return typedValues(schema.items).map(it => ({ ...it, value: [it.value] }));
  }
  if (schema.type === 'object' && isObject(schema.properties)) {
    const [whole] = byType(schema) as JsonObject[];
    return Object.entries(schema.properties).flatMap(([name, property]) =>
      isObject(property)
        ? typedValues(property).map(({ label, value, ...rest }) => ({
            ...rest,
            label: `${name}: ${label}`,
            value: { ...whole, [name]: value },
          }))
        : [],
    );
  }
  return [];
}

function typedValues(schema: JsonObject): TriedValue[] {
  return isTyped(schema) ? [UNICODE, ...HOSTILE_TEXTS] : nestedValues(schema);
}

function lengths(schema: JsonObject): TriedValue[] {
  const text = (length: number) => 'a'.repeat(length);
  return [
    ...(typeof schema.minLength === 'number'
      ? [{ label: 'shortest', value: text(schema.minLength) }]
      : []),
    ...(typeof schema.maxLength === 'number'
      ? [{ label: 'longest', value: text(schema.maxLength) }]
      : []),
  ];
}

function numberBounds(schema: JsonObject) {
  const step = isNumber(schema.multipleOf) ? schema.multipleOf : 1;
  const bound = (
    inclusive: JsonValue | undefined,
    exclusive: JsonValue | undefined,
    by: number,
  ) => {
    if (isNumber(exclusive)) {
      return exclusive + by;
    }
    return isNumber(inclusive) ? inclusive : undefined;
  };
  return {
    step,
    smallest: bound(schema.minimum, schema.exclusiveMinimum, step),
    largest: bound(schema.maximum, schema.exclusiveMaximum, -step),
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listed(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function shortly(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
