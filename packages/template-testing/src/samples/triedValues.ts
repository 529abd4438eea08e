import { JsonObject, JsonValue } from '@backstage/types';
import { Form } from '../parameters/Form';
import { boundaryValues, choices } from '../parameters/propertyValues';
import { FieldValue } from './FieldValue';
import { TemplateSamples } from './TemplateSamples';

/** Every choice and every value at an edge, of every field that the form shows where it is filled in like this. */
export function triedValues(
  form: Form,
  file: TemplateSamples,
  parameters: JsonObject,
): FieldValue[] {
  return form.shown(parameters).flatMap(property => {
    const { name: field } = property;
    const values = [
      ...(choices(property) ?? []),
      ...boundaryValues(property, file.parameters?.[field]).map(it => it.value),
    ];
    return values
      .filter(
        (value, index) => values.findIndex(it => same(it, value)) === index,
      )
      .map(value => ({ field, value }));
  });
}

export function same(
  a: JsonValue | undefined,
  b: JsonValue | undefined,
): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
