import { TerraformModuleConfiguration } from './TerraformPlan';

/** Every module of a configuration, callers before what they call, with its JSON pointer in the plan. */
export function listModuleConfigurations(
  module: TerraformModuleConfiguration | undefined,
  pointer = '/configuration/root_module',
): { module: TerraformModuleConfiguration; pointer: string }[] {
  return module
    ? [
        { module, pointer },
        ...Object.entries(module.module_calls ?? {}).flatMap(([name, call]) =>
          listModuleConfigurations(
            call.module,
            `${pointer}/module_calls/${name}/module`,
          ),
        ),
      ]
    : [];
}
