import { JsonObject, JsonValue } from '@backstage/types';
import { FieldValue } from './FieldValue';
import {
  ActionOutputs,
  FileExpectations,
  TerraformLife,
} from './TemplateSamples';

/**
 * Where a sample comes from: the samples file, the form's defaults, the choices that it offers, the edges of what it
 * takes, text that tries to break out of what it is written into, the edge's other side, or several of these values at
 * once, for Terraform's life.
 *
 * @public
 */
export type SampleOrigin =
  | 'declared'
  | 'defaults'
  | 'choices'
  | 'boundary'
  | 'hostile'
  | 'refused'
  | 'combined';

/**
 * One form to fill in.
 *
 * @public
 */
export interface Sample {
  /** Unlike that of any other sample of its template. */
  name: string;
  origin: SampleOrigin;
  parameters: JsonObject;
  /** Of the field that makes this sample what it is. */
  changed?: { field: string; value: JsonValue | undefined };
  /** The values that it is lived through for. */
  covers?: FieldValue[];
  /** The sample that it is the same as, but for these values. */
  start?: Sample;
  /** Entity reference of who runs the template. */
  user?: string;
  secrets?: Record<string, string>;
  actions?: ActionOutputs;
  files?: FileExpectations;
  terraform: TerraformLife;
}
