import { JsonValue } from '@backstage/types';

/**
 * One value of one field of a form.
 *
 * @public
 */
export interface FieldValue {
  field: string;
  value: JsonValue;
}
