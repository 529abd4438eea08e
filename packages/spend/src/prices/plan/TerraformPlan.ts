/** What is read of `terraform show -json`; everything can be missing, older formats have less. */
export interface TerraformPlan {
  variables?: Record<string, { value?: unknown }>;
  planned_values?: { root_module: TerraformModule };
  configuration?: {
    provider_config?: Record<
      string,
      {
        expressions?: {
          region?: { constant_value?: unknown; references?: string[] };
        };
      }
    >;
  };
}

/** A module with its values; values that are not known yet are missing. */
export interface TerraformModule {
  resources?: TerraformResource[];
  child_modules?: TerraformModule[];
}

/** A resource with its values. */
export interface TerraformResource {
  address: string;
  mode: string;
  type: string;
  values?: Record<string, unknown>;
}
