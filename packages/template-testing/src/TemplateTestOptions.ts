import { BackendFeature } from '@backstage/backend-plugin-api';
import { KindValidator } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { SampleSelection } from './samples/deriveSamples';
import { TerraformLife } from './samples/TemplateSamples';
import { StandIn } from './scaffolder/StandIn';

/**
 * What is being done. `step` is the scaffolder's run, a check, or a command of Terraform.
 *
 * @public
 */
export interface TemplateTestProgress {
  template: string;
  sample?: string;
  step: string;
  /** Samples of this template that are finished, and how many there are. */
  done: number;
  total: number;
}

/**
 * What templates are run in.
 *
 * @public
 */
export interface TemplateSurroundings {
  /** What stands in for actions that reach out, by id; before the samples file's `actions` and the built-in ones. */
  actions?: Record<string, StandIn>;
  /** Ids of actions that do nothing here; what templates ask of their outputs is made up, and a note says so. */
  madeUp?: string[];
  /** Backend modules of the scaffolder that bring actions and filters; their schemas are what inputs are held against. */
  modules?: BackendFeature[];
  /** App-config. Hosts that the forms offer and `integrations` does not name are taken to be Gitea's. */
  config?: JsonObject;
  /** Kinds of entities that the catalog takes beside Backstage's own. */
  kinds?: KindValidator[];
  /** A folder to work in that is kept; a temporary one, removed at the end, unless given. */
  work?: string;
  /** How many lints and runs of Terraform at once; as many as the machine has cores unless given. */
  jobs?: number;
  /** Path of the simulator; the one that `@gpu-academy/cloud-sim` has built unless given. */
  cloudSimFile?: string;
  /** Name or path of Terraform; `terraform` unless given. Where there is none, what depends on it is `reduced`. */
  terraformProgram?: string;
  /** What a command of Terraform may take; five minutes unless given. */
  terraformTimeoutMs?: number;
  onProgress?: (progress: TemplateTestProgress) => void;
}

/**
 * How a folder of templates is tested.
 *
 * @public
 */
export interface TestTemplatesOptions extends TemplateSurroundings {
  /** `all` unless given. */
  samples?: SampleSelection;
  /** Only templates with this name; `*` stands for anything. */
  only?: string;
  /** False: Terraform is not looked at, and nothing is reduced for it. */
  terraform?: boolean;
  /**
   * What Terraform goes through with the choices and edges, several of them at once; `full` unless given. Declared samples
   * and defaults live fully.
   */
  life?: TerraformLife;
}
