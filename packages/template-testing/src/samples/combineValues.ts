import { JsonObject } from '@backstage/types';
import { Form } from '../parameters/Form';
import { FieldValue } from './FieldValue';
import { same } from './triedValues';

/** A form that holds several values to be tried at once. */
export interface CombinedForm {
  parameters: JsonObject;
  /** What it was filled in for; the other fields are those of the form that was started from. */
  covers: FieldValue[];
}

/**
 * As few forms as hold each of the values once: from one that is filled in, each takes a value of every field for as long
 * as there are any. Two values that the form does not take together, or of which one hides the field of the other, come
 * into different forms; a value that it takes in none is left out.
 */
export function combineValues(
  form: Form,
  start: JsonObject,
  values: FieldValue[],
): CombinedForm[] {
  const combined: CombinedForm[] = [];
  let pending = values;
  while (pending.length) {
    const next = combineOnce(form, start, pending);
    if (!next.covers.length) {
      break;
    }
    combined.push(next);
    pending = pending.filter(it => !next.covers.includes(it));
  }
  return combined;
}

function combineOnce(
  form: Form,
  start: JsonObject,
  pending: FieldValue[],
): CombinedForm {
  let parameters = start;
  const covers: FieldValue[] = [];
  for (const one of pending) {
    if (covers.every(it => it.field !== one.field)) {
      const tried = form.complete({ ...parameters, [one.field]: one.value });
      if (
        [...covers, one].every(it => same(tried[it.field], it.value)) &&
        form.takes(tried)
      ) {
        parameters = tried;
        covers.push(one);
      }
    }
  }
  return { parameters, covers };
}
