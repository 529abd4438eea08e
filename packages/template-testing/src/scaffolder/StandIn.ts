import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';

/**
 * What a stand-in is told.
 *
 * @public
 */
export interface StandInCall {
  /** Id of the action, e.g. `publish:github`. */
  action: string;
  /** Id of the step. */
  step: string;
  input: JsonObject;
  /** Absolute path of the files that the steps before have written. */
  workspacePath: string;
  /** Who runs the template. */
  user: Entity;
}

/**
 * Stands in for an action that reaches out: nothing leaves the machine, and what the action was given is noted.
 *
 * @returns the outputs of the step
 * @throws whatever the action would throw; the sample fails with its message
 * @public
 */
export type StandIn = (call: StandInCall) => JsonObject | Promise<JsonObject>;
