import { JsonObject, JsonValue } from '@backstage/types';
import { validate } from 'jsonschema';

/** A field of a template's form. */
export interface FormProperty {
  name: string;
  schema: JsonObject;
  required: boolean;
  /** Keys that lead to its schema from `spec.parameters`. */
  path: (string | number)[];
}

type Path = (string | number)[];

/*
 * A form is JSON Schema as react-jsonschema-form understands it: fields in `properties`, and fields that appear with the
 * value of another in `dependencies`, `oneOf`, `anyOf`, `allOf` and `if`.
 */

/** The fields that the form shows where it holds these values. */
export function shownProperties(
  pages: JsonObject[],
  values: JsonObject,
): FormProperty[] {
  return merge(pages.flatMap((page, index) => shown(page, values, [index])));
}

/** Every field that the form can show, each once. */
export function everyProperty(pages: JsonObject[]): FormProperty[] {
  return merge(pages.flatMap((page, index) => every(page, [index])));
}

function merge(properties: FormProperty[]): FormProperty[] {
  const merged = new Map<string, FormProperty>();
  for (const property of properties) {
    const before = merged.get(property.name);
    // A branch repeats the field that it depends on, with the values that choose it: the field itself says more.
    merged.set(
      property.name,
      before
        ? { ...before, required: before.required || property.required }
        : property,
    );
  }
  return [...merged.values()];
}

function shown(
  schema: JsonObject,
  values: JsonObject,
  path: Path,
): FormProperty[] {
  const found = direct(schema, path);
  for (const branch of conditionalBranches(schema, path)) {
    if (branch.applies(values)) {
      found.push(...shown(branch.schema, values, branch.path));
    }
  }
  return found;
}

function every(schema: JsonObject, path: Path): FormProperty[] {
  return [
    ...direct(schema, path),
    ...conditionalBranches(schema, path).flatMap(branch =>
      every(branch.schema, branch.path).map(it => ({ ...it, required: false })),
    ),
  ];
}

function direct(schema: JsonObject, path: Path): FormProperty[] {
  const required = new Set(
    Array.isArray(schema.required) ? schema.required : [],
  );
  return Object.entries(objectOf(schema.properties)).flatMap(([name, value]) =>
    isObject(value)
      ? [
          {
            name,
            schema: value,
            required: required.has(name),
            path: [...path, 'properties', name],
          },
        ]
      : [],
  );
}

interface Branch {
  schema: JsonObject;
  path: Path;
  applies(values: JsonObject): boolean;
}

function conditionalBranches(schema: JsonObject, path: Path): Branch[] {
  const branches: Branch[] = [];
  const always = () => true;
  for (const [name, dependency] of Object.entries(
    objectOf(schema.dependencies),
  )) {
    const given = (values: JsonObject) => values[name] !== undefined;
    const at = [...path, 'dependencies', name];
    if (Array.isArray(dependency)) {
      branches.push({
        schema: { required: dependency },
        path: at,
        applies: given,
      });
    } else if (isObject(dependency)) {
      branches.push({ schema: dependency, path: at, applies: given });
    }
  }
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const alternatives = list(schema[keyword]);
    const byValue = alternatives.some(fixesAValue);
    alternatives.forEach((alternative, index) =>
      branches.push({
        schema: alternative,
        path: [...path, keyword, index],
        applies: values =>
          byValue
            ? chooses(alternative, values)
            : nearest(alternatives, values) === alternative,
      }),
    );
  }
  list(schema.allOf).forEach((part, index) =>
    branches.push({
      schema: part,
      path: [...path, 'allOf', index],
      applies: always,
    }),
  );
  if (isObject(schema.if)) {
    const condition = schema.if;
    const holds = (values: JsonObject) => validate(values, condition).valid;
    if (isObject(schema.then)) {
      branches.push({
        schema: schema.then,
        path: [...path, 'then'],
        applies: holds,
      });
    }
    if (isObject(schema.else)) {
      branches.push({
        schema: schema.else,
        path: [...path, 'else'],
        applies: values => !holds(values),
      });
    }
  }
  return branches;
}

/** An alternative is chosen by the fields whose value it fixes; one that fixes none always is. */
function chooses(alternative: JsonObject, values: JsonObject): boolean {
  return Object.entries(objectOf(alternative.properties)).every(
    ([name, schema]) =>
      !isFixed(schema) ||
      values[name] === undefined ||
      validate(values[name], schema).valid,
  );
}

function fixesAValue(alternative: JsonObject): boolean {
  return Object.values(objectOf(alternative.properties)).some(isFixed);
}

function isFixed(schema: JsonValue | undefined): schema is JsonObject {
  return isObject(schema) && (Array.isArray(schema.enum) || 'const' in schema);
}

/** Where no value decides, the person chooses: the alternative with the most of its fields filled in, or else the first. */
function nearest(alternatives: JsonObject[], values: JsonObject): JsonObject {
  const filled = (it: JsonObject) =>
    Object.keys(objectOf(it.properties)).filter(
      name => values[name] !== undefined,
    ).length;
  const most = Math.max(...alternatives.map(filled));
  return alternatives.find(it => filled(it) === most)!;
}

function list(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
