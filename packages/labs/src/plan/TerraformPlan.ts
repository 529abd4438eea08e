/*
 * The parts of Terraform's JSON output format (`terraform show -json`, format_version 1.x and older) that are read here.
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
  /** What had to wait for a later plan; since Terraform 1.9. */
  deferred_changes?: { resource_change?: TerraformResourceChange }[];
  output_changes?: Record<string, TerraformChange>;
  /** Outcomes of preconditions, postconditions and checks; since Terraform 1.5. */
  checks?: { address?: { to_display?: string }; status?: string }[];
  /** When it was planned, ISO 8601; since Terraform 1.5. */
  timestamp?: string;
  configuration?: TerraformConfiguration;
}

/** The configuration as Terraform understood it, overrides merged and modules found. @public */
export interface TerraformConfiguration {
  provider_config?: Record<string, { name?: string; full_name?: string }>;
  root_module?: TerraformModuleConfiguration;
}

/** @public */
export interface TerraformModuleConfiguration {
  variables?: Record<string, { sensitive?: boolean; default?: unknown }>;
  resources?: TerraformResourceConfiguration[];
  module_calls?: Record<
    string,
    { source?: string; module?: TerraformModuleConfiguration }
  >;
}

/** @public */
export interface TerraformResourceConfiguration {
  address: string;
  mode: 'managed' | 'data';
  type: string;
  name: string;
  /** Argument to its expression: a literal has `constant_value`. */
  expressions?: Record<string, unknown>;
  provisioners?: { type?: string }[];
}
