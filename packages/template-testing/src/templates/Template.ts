import { Entity } from '@backstage/catalog-model';
import { JsonObject, JsonValue } from '@backstage/types';

/** A step of a template. @public */
export interface TemplateStep {
  id: string;
  name: string;
  action: string;
  if?: JsonValue;
  each?: JsonValue;
  input?: JsonObject;
}

/**
 * A Scaffolder template, read from its file.
 *
 * @public
 */
export interface Template {
  /** `metadata.name`. */
  name: string;
  /** Absolute path of its file. */
  file: string;
  /** Absolute path of the folder that it fetches from. */
  folder: string;
  /** Absolute path of the repository that it lies in, or else of the folder under test: it may fetch from all of it. */
  root: string;
  /** Path of its file for reports, relative to the folder under test. */
  shownFile: string;
  entity: Entity;
  /** The pages of its form: JSON Schemas. */
  parameters: JsonObject[];
  steps: TemplateStep[];
  output: JsonObject;
  /** One-based line of what lies at a path of keys in its file, or of the nearest thing above that. */
  lineOf(path: (string | number)[]): number | undefined;
}
