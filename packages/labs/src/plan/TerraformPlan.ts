/*
 * The parts of Terraform's JSON output format (`terraform show -json`, format_version 1.x) that are read here.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */

/** Attributes of a resource by name. @public */
export type Attributes = Record<string, unknown>;

/** A resource in `planned_values` or in a state. @public */
export interface TerraformResource {
  address: string;
  mode: 'managed' | 'data';
  type: string;
  name: string;
  values?: Attributes;
  /** True, or a mask of the same shape, where a value is sensitive. */
  sensitive_values?: unknown;
}

/** @public */
export interface TerraformModule {
  resources?: TerraformResource[];
  child_modules?: TerraformModule[];
}

/** @public */
export interface TerraformValues {
  root_module?: TerraformModule;
  outputs?: Record<string, { sensitive?: boolean; value?: unknown }>;
}

/** @public */
export interface TerraformChange {
  actions: string[];
  before?: unknown;
  after?: unknown;
  after_unknown?: unknown;
  before_sensitive?: unknown;
  after_sensitive?: unknown;
}

/** @public */
export interface TerraformResourceChange {
  address: string;
  mode: 'managed' | 'data';
  type: string;
  name: string;
  change: TerraformChange;
}

/** `terraform show -json` of a state. @public */
export interface TerraformState {
  format_version: string;
  terraform_version?: string;
  values?: TerraformValues;
}

/** `terraform show -json` of a plan. @public */
export interface TerraformPlan {
  format_version: string;
  terraform_version?: string;
  complete?: boolean;
  errored?: boolean;
  variables?: Record<string, { value?: unknown }>;
  planned_values?: TerraformValues;
  prior_state?: TerraformState;
  resource_changes?: TerraformResourceChange[];
  resource_drift?: TerraformResourceChange[];
  output_changes?: Record<string, TerraformChange>;
  configuration?: {
    root_module?: {
      variables?: Record<string, { sensitive?: boolean }>;
    };
  };
}
