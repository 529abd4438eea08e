import { JsonObject } from '@backstage/types';
import { PropertyExamples } from '../parameters/PropertyExamples';
import { CheckId } from '../report/Problem';

/**
 * What of Terraform's life a sample goes through: all of it, init to plan, or nothing.
 *
 * @public
 */
export type TerraformLife = 'full' | 'plan' | 'none';

/**
 * Paths in the generated repository; `*` stands for anything but a slash, `**` for anything.
 *
 * @public
 */
export interface FileExpectations {
  /** Each matches at least one file. */
  present?: string[];
  /** None matches a file. */
  absent?: string[];
  /** Every file matches one of them. */
  only?: string[];
}

/**
 * A root of Terraform.
 *
 * @public
 */
export interface TerraformFolder {
  /** Relative to the repository. */
  path: string;
  /** Values of its variables that the repository leaves open. */
  variables?: JsonObject;
  /** The most that this root goes through. */
  life?: TerraformLife;
}

/**
 * What actions that reach out are to answer, by their id.
 *
 * @public
 */
export type ActionOutputs = Record<string, { output: JsonObject }>;

/**
 * A form as a person fills it in.
 *
 * @public
 */
export interface DeclaredSample {
  name: string;
  /** Fields that are left out have their default. */
  parameters: JsonObject;
  /** The form must refuse these values. */
  refused?: boolean;
  /** Entity reference of who runs the template; `user:default/sample` unless given. */
  user?: string;
  secrets?: Record<string, string>;
  actions?: ActionOutputs;
  files?: FileExpectations;
  terraform?: TerraformLife;
}

/**
 * What a check finds and is meant so.
 *
 * @public
 */
export interface IgnoredProblem {
  check: CheckId;
  /** `*` stands for anything but a slash, `**` for anything. */
  file?: string;
  /** What is found must contain this text. */
  contains?: string;
  reason: string;
}

/**
 * A samples file, as `schema/template-samples.schema.json` describes it.
 *
 * @public
 */
export interface TemplateSamples {
  samples?: DeclaredSample[];
  /** By the name of the field. */
  parameters?: Record<string, PropertyExamples>;
  actions?: ActionOutputs;
  /** Folders and files that stand for addresses that steps fetch from, relative to the template's folder. */
  sources?: Record<string, string>;
  files?: FileExpectations;
  terraform?: {
    /** Roots, relative to the repository. Unless given: every folder with .tf files that is no module of another. */
    folders?: (string | TerraformFolder)[];
    /** The most that samples go through that say nothing of their own. */
    life?: TerraformLife;
    /** Values of variables of every root that the repository leaves open. */
    variables?: JsonObject;
    environment?: Record<string, string>;
  };
  gitlab?: {
    /** Jobs that are run one after another, in a shell on this machine, against cloud-sim. */
    jobs?: string[];
    /** Of the project or of the pipeline, such as CI_PIPELINE_SOURCE; the rules of the jobs see them. */
    variables?: Record<string, string>;
  };
  ignore?: IgnoredProblem[];
}
