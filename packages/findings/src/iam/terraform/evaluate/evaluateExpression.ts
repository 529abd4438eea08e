import {
  HclExpression,
  HclForExpression,
  HclTemplatePart,
  SourcePlace,
} from '../syntax/HclSyntax';
import { HclScope, withNames } from './HclScope';
import {
  define,
  HclMap,
  HclReference,
  HclValue,
  isMap,
  JsonText,
  PlacedText,
  textOf,
  UnknownValue,
  unknownsIn,
} from './HclValue';
import { operate } from './operators';
import { TERRAFORM_FUNCTIONS } from './terraformFunctions';

/*
 * What an expression comes to without running Terraform. What cannot be told is a value of its own that names the
 * expression and why; it spreads as far as it must and no further, so that a policy with one unknown bucket is a policy.
 */

/** A collection with more than that is not unrolled: lists of permissions are short. */
const MAX_ITEMS = 10_000;

export function evaluateExpression(
  expression: HclExpression,
  scope: HclScope,
): HclValue {
  const unknown = (reason?: string) =>
    new UnknownValue(expression.text, expression, reason);
  scope.budget.spend(1);
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'template':
      return evaluateTemplate(
        expression.parts,
        scope,
        templatePlace(expression),
      );
    case 'tuple':
      return scope.sources.at(
        expression.items.map(it => evaluateExpression(it, scope)),
        placeOf(expression),
      );
    case 'object':
      return evaluateObject(expression, scope);
    case 'name': {
      const value = scope.resolve(expression.name);
      return value === undefined
        ? unknown(`there is no ${expression.name}`)
        : value;
    }
    case 'attribute': {
      const of = evaluateExpression(expression.of, scope);
      return attributeOf(of, expression.name, expression);
    }
    case 'index': {
      const of = evaluateExpression(expression.of, scope);
      const index = evaluateExpression(expression.index, scope);
      const key = textOf(index);
      return key === undefined
        ? unknown('the index is not known')
        : attributeOf(of, key, expression);
    }
    case 'splat': {
      const of = evaluateExpression(expression.of, scope);
      if (of instanceof UnknownValue) {
        return unknown(of.reason);
      }
      const list = Array.isArray(of) ? of : [of].filter(it => it !== null);
      return list.map(item =>
        expression.steps.reduce<HclValue>((value, step) => {
          const key =
            step.kind === 'attribute'
              ? step.name
              : textOf(evaluateExpression(step.index, scope)) ?? '';
          return attributeOf(value, key, expression);
        }, item),
      );
    }
    case 'call': {
      const call = TERRAFORM_FUNCTIONS.get(
        expression.name.replace(/^core::/, ''),
      );
      if (!call) {
        return unknown(
          `the function ${expression.name} is not worked out here`,
        );
      }
      const values = expression.args.map(it =>
        // Its whole point is to be called with what fails.
        evaluateExpression(it, scope),
      );
      const last = values[values.length - 1];
      const args =
        expression.expandsLast && Array.isArray(last)
          ? [...values.slice(0, -1), ...last]
          : values;
      // What a function makes of lists is as long as they are together.
      scope.budget.spend(args.reduce<number>((sum, it) => sum + sizeOf(it), 0));
      const result = call(args, {
        scope,
        place: placeOf(expression),
        text: expression.text,
        template: evaluateTemplate,
      });
      return result === undefined
        ? unknown(
            reasonOf(args) ?? `${expression.name} cannot be worked out here`,
          )
        : result;
    }
    case 'conditional': {
      const condition = evaluateExpression(expression.condition, scope);
      if (typeof booleanOf(condition) !== 'boolean') {
        const whenTrue = evaluateExpression(expression.whenTrue, scope);
        const whenFalse = evaluateExpression(expression.whenFalse, scope);
        return JSON.stringify(whenTrue) === JSON.stringify(whenFalse) &&
          !(whenTrue instanceof HclReference)
          ? whenTrue
          : unknown(reasonOf([condition]) ?? 'the condition is not known');
      }
      return evaluateExpression(
        booleanOf(condition) ? expression.whenTrue : expression.whenFalse,
        scope,
      );
    }
    case 'unary': {
      const operand = evaluateExpression(expression.operand, scope);
      if (expression.operator === '!') {
        const value = booleanOf(operand);
        return value === undefined ? unknown(reasonOf([operand])) : !value;
      }
      return typeof operand === 'number' ? -operand : unknown();
    }
    case 'binary': {
      const left = evaluateExpression(expression.left, scope);
      const right = evaluateExpression(expression.right, scope);
      const result = operate(expression.operator, left, right);
      return result === undefined ? unknown(reasonOf([left, right])) : result;
    }
    case 'for':
      return evaluateFor(expression, scope, unknown);
    default:
      return unknown('this kind of expression is not worked out here');
  }
}

/** Text of parts; one value alone stays what it is. */
export function evaluateTemplate(
  parts: readonly HclTemplatePart[],
  scope: HclScope,
  place: SourcePlace,
): HclValue {
  const [only, ...others] = parts;
  if (
    others.length === 0 &&
    typeof only === 'object' &&
    only.kind === 'interpolation'
  ) {
    return evaluateExpression(only.value, scope);
  }
  const unknowns: UnknownValue[] = [];
  const text = parts
    .map(part => {
      const value = evaluatePart(part, scope, place);
      unknowns.push(...unknownsIn(value));
      return value instanceof UnknownValue
        ? `\${${value.text}}`
        : textOf(value) ?? '';
    })
    .join('');
  scope.budget.spend(text.length / 100);
  return text.includes('\n') || unknowns.length > 0
    ? new PlacedText(text, place, unknowns)
    : text;
}

function evaluatePart(
  part: HclTemplatePart,
  scope: HclScope,
  place: SourcePlace,
): HclValue {
  if (typeof part === 'string') {
    return part;
  }
  if (part.kind === 'interpolation') {
    return evaluateExpression(part.value, scope);
  }
  if (part.kind === 'if') {
    const condition = evaluateExpression(part.condition, scope);
    const value = booleanOf(condition);
    return value === undefined
      ? new UnknownValue(
          part.condition.text,
          part.condition,
          reasonOf([condition]),
        )
      : evaluateTemplate(value ? part.whenTrue : part.whenFalse, scope, place);
  }
  const collection = evaluateExpression(part.collection, scope);
  const entries = entriesOf(collection);
  if (!entries) {
    return new UnknownValue(
      part.collection.text,
      part.collection,
      reasonOf([collection]),
    );
  }
  return evaluateTemplate(
    entries.flatMap(entry => {
      const value = evaluateTemplate(
        part.parts,
        withNames(scope, namesOf(part.names, entry)),
        place,
      );
      return textOf(value) ?? '';
    }),
    scope,
    place,
  );
}

function evaluateObject(
  expression: HclExpression & { kind: 'object' },
  scope: HclScope,
): HclValue {
  const result: HclMap = {};
  for (const { key, value } of expression.items) {
    const name =
      key.kind === 'name'
        ? key.name
        : textOf(evaluateExpression(key, scope)) ?? `\${${key.text}}`;
    define(result, name, evaluateExpression(value, scope));
  }
  return scope.sources.at(result, placeOf(expression));
}

function evaluateFor(
  expression: HclForExpression & HclExpression,
  scope: HclScope,
  unknown: (reason?: string) => UnknownValue,
): HclValue {
  const collection = evaluateExpression(expression.collection, scope);
  const entries = entriesOf(collection);
  if (!entries) {
    return unknown(reasonOf([collection]) ?? 'what it goes over is not known');
  }
  const list: HclValue[] = [];
  const map: HclMap = {};
  for (const entry of entries) {
    const inner = withNames(scope, namesOf(expression.names, entry));
    const condition = expression.condition
      ? booleanOf(evaluateExpression(expression.condition, inner))
      : true;
    if (condition === undefined) {
      return unknown('its condition is not known');
    }
    if (condition) {
      const value = evaluateExpression(expression.value, inner);
      if (!expression.key) {
        list.push(value);
      } else {
        const key = textOf(evaluateExpression(expression.key, inner));
        if (key === undefined) {
          return unknown('its keys are not known');
        }
        const known = Object.hasOwn(map, key) ? map[key] : undefined;
        define(
          map,
          key,
          expression.isGrouped
            ? [...(Array.isArray(known) ? known : []), value]
            : value,
        );
      }
    }
  }
  return scope.sources.at(expression.key ? map : list, placeOf(expression));
}

/** An attribute of a map or reference, an item of a list. */
function attributeOf(
  of: HclValue,
  name: string,
  expression: HclExpression,
): HclValue {
  if (of instanceof HclReference) {
    const value = of.get(name);
    // What is nowhere is told where it is asked for.
    return value instanceof UnknownValue && value.place.line === 0
      ? new UnknownValue(expression.text, expression, value.reason)
      : value;
  }
  if (Array.isArray(of) && /^\d+$/.test(name) && Number(name) < of.length) {
    return of[Number(name)];
  }
  if (isMap(of) && Object.hasOwn(of, name)) {
    return of[name];
  }
  return new UnknownValue(
    expression.text,
    expression,
    of instanceof UnknownValue ? of.reason : `there is no ${name} in it`,
  );
}

/** Keys and values to go over; undefined where the collection is none or not known. */
export function entriesOf(
  collection: HclValue,
): Array<[HclValue, HclValue]> | undefined {
  if (Array.isArray(collection) && collection.length <= MAX_ITEMS) {
    return collection.map((value, index) => [index, value]);
  }
  return isMap(collection) ? Object.entries(collection) : undefined;
}

function namesOf(
  names: readonly string[],
  [key, value]: [HclValue, HclValue],
): Record<string, HclValue> {
  return names.length > 1
    ? { [names[0]]: key, [names[1]]: value }
    : { [names[0]]: value };
}

export function booleanOf(value: HclValue): boolean | undefined {
  if (typeof value === 'boolean') {
    return value;
  }
  return value === 'true' || value === 'false' ? value === 'true' : undefined;
}

function sizeOf(value: HclValue): number {
  if (Array.isArray(value)) {
    return value.length;
  }
  return (textOf(value)?.length ?? 0) / 100;
}

/** Why the first value that is not known is not. */
function reasonOf(values: readonly HclValue[]): string | undefined {
  return values
    .flatMap(it => (it instanceof JsonText ? [] : unknownsIn(it)))
    .map(it => it.reason)
    .find(it => it !== undefined);
}

function placeOf({ file, line }: SourcePlace): SourcePlace {
  return { file, line };
}

/** A heredoc's text begins on the line after its marker. */
function templatePlace(expression: HclExpression): SourcePlace {
  const { file, line, text } = expression;
  return { file, line: text.startsWith('<<') ? line + 1 : line };
}
