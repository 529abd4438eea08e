import {
  TerraformChange,
  TerraformConfiguration,
  TerraformModuleConfiguration,
  TerraformPlan,
  TerraformValues,
} from './TerraformPlan';
import { mapModules } from './modules';
import { SENSITIVE, maskSensitive } from './maskSensitive';

/**
 * Masks every value that Terraform itself calls sensitive: by the masks beside resources, changes and outputs, and
 * by the declarations of the root module's variables. What is not sensitive stays as it is.
 *
 * @remarks
 *
 * Generated repositories carry the same rules as a script without dependencies, so that a secret never leaves the
 * machine; this function is for what reaches the portal unmasked nevertheless.
 *
 * @public
 */
export function redactPlan(plan: TerraformPlan): TerraformPlan {
  const declared = plan.configuration?.root_module?.variables ?? {};
  return {
    ...plan,
    ...(plan.variables && {
      variables: mapValues(plan.variables, (variable, name) =>
        declared[name]?.sensitive
          ? { ...variable, value: SENSITIVE }
          : variable,
      ),
    }),
    ...(plan.planned_values && {
      planned_values: redactValues(plan.planned_values),
    }),
    ...(plan.prior_state && {
      prior_state: {
        ...plan.prior_state,
        ...(plan.prior_state.values && {
          values: redactValues(plan.prior_state.values),
        }),
      },
    }),
    ...(plan.resource_changes && {
      resource_changes: plan.resource_changes.map(redactResourceChange),
    }),
    ...(plan.resource_drift && {
      resource_drift: plan.resource_drift.map(redactResourceChange),
    }),
    ...(plan.deferred_changes && {
      deferred_changes: plan.deferred_changes.map(deferred => ({
        ...deferred,
        ...(deferred.resource_change && {
          resource_change: redactResourceChange(deferred.resource_change),
        }),
      })),
    }),
    ...(plan.output_changes && {
      output_changes: mapValues(plan.output_changes, redactChange),
    }),
    ...(plan.configuration && {
      configuration: redactConfiguration(plan.configuration),
    }),
  };
}

// The default of a sensitive variable stands in the configuration with no mask beside it.
function redactConfiguration(
  configuration: TerraformConfiguration,
): TerraformConfiguration {
  return {
    ...configuration,
    ...(configuration.root_module && {
      root_module: redactDefaults(configuration.root_module),
    }),
  };
}

function redactDefaults(
  module: TerraformModuleConfiguration,
): TerraformModuleConfiguration {
  return {
    ...module,
    ...(module.variables && {
      variables: mapValues(module.variables, variable =>
        variable.sensitive && variable.default !== undefined
          ? { ...variable, default: SENSITIVE }
          : variable,
      ),
    }),
    ...(module.module_calls && {
      module_calls: mapValues(module.module_calls, call =>
        call.module ? { ...call, module: redactDefaults(call.module) } : call,
      ),
    }),
  };
}

function redactResourceChange<T extends { change: TerraformChange }>(
  resource: T,
): T {
  return { ...resource, change: redactChange(resource.change) };
}

function redactChange(change: TerraformChange): TerraformChange {
  return {
    ...change,
    before: maskSensitive(change.before, change.before_sensitive),
    after: maskSensitive(change.after, change.after_sensitive),
  };
}

/** Masks `planned_values` or the values of a state. */
export function redactValues(values: TerraformValues): TerraformValues {
  return {
    ...values,
    ...(values.outputs && {
      outputs: mapValues(values.outputs, output =>
        output.sensitive ? { ...output, value: SENSITIVE } : output,
      ),
    }),
    ...(values.root_module && {
      root_module: mapModules(values.root_module, resource => ({
        ...resource,
        values: maskSensitive(
          resource.values,
          resource.sensitive_values,
        ) as typeof resource.values,
      })),
    }),
  };
}

function mapValues<T>(
  record: Record<string, T>,
  transform: (value: T, name: string) => T,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      transform(value, name),
    ]),
  );
}
