import { JsonValue } from '@backstage/types';

/**
 * Values of one field that its samples file names, beside those that follow from its schema.
 *
 * @public
 */
export interface PropertyExamples {
  /** The form must take each of them, and the template must come out well. The first stands in other samples too. */
  accepted?: JsonValue[];
  /** The form must refuse each of them. */
  refused?: JsonValue[];
}
