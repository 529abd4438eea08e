import { JsonObject } from '@backstage/types';
import { TracedValue } from '../syntax/ExpressionTrace';

/**
 * A step that ran, with what it was given.
 *
 * @public
 */
export interface StepRun {
  step: string;
  action: string;
  input: JsonObject;
  /** Undefined where the step failed. A step with `each` has lists here. */
  output?: JsonObject;
}

/** Where a file of the repository comes from. */
export interface FileOrigin {
  /** Step that wrote it. */
  step: string;
  /** Path within the template's folder; undefined of what an action made up. */
  source?: string;
  /** Whether the template engine went over it, or it was only copied. */
  rendered: boolean;
  /** Written in the older syntax with `{{ }}`. */
  cookiecutter?: boolean;
}

/** What came of running a template with one form. */
export interface Rendering {
  /** Absolute path of the repository that came out. */
  folder: string;
  /** Paths of its files, with `/`, sorted. */
  files: string[];
  steps: StepRun[];
  /** Of the template: links and texts. */
  output: JsonObject;
  /** By path in the repository. */
  origins: Map<string, FileOrigin>;
  /** What the expressions in the sources came to. */
  trace: TracedValue[];
  /** Actions that were left out because they reach out and nothing stands in for them; their outputs are made up. */
  leftOut: string[];
  /** Actions that nobody knows, which did nothing. */
  unknown: string[];
  /** Addresses that steps fetch from and that were not read; nothing came from them. */
  unread: string[];
  /** What stand-ins were given that the real actions refuse. */
  refusedInputs: RefusedInput[];
}

/** Input of a step that does not fit the schema of its action. */
export interface RefusedInput {
  step: string;
  message: string;
}

/** How a run of a template ended. */
export type RenderOutcome =
  | { kind: 'rendered'; rendering: Rendering }
  /** The form did not take the values. */
  | { kind: 'refused'; errors: { property: string; message: string }[] }
  | {
      kind: 'failed';
      message: string;
      step?: string;
      steps: StepRun[];
      unread: string[];
    };
