import { TerraformModule, TerraformResource } from './TerraformPlan';

/** The same tree of modules with every resource transformed. */
export function mapModules(
  module: TerraformModule,
  transform: (resource: TerraformResource) => TerraformResource,
): TerraformModule {
  return {
    ...module,
    ...(module.resources && { resources: module.resources.map(transform) }),
    ...(module.child_modules && {
      child_modules: module.child_modules.map(child =>
        mapModules(child, transform),
      ),
    }),
  };
}

/** Every resource of a tree of modules, parents before children. */
export function listResources(
  module: TerraformModule | undefined,
): TerraformResource[] {
  return module
    ? [
        ...(module.resources ?? []),
        ...(module.child_modules ?? []).flatMap(listResources),
      ]
    : [];
}

/** The same, each with the JSON pointer at which it stands. */
export function locateResources(
  module: TerraformModule | undefined,
  pointer: string,
): (TerraformResource & { pointer: string })[] {
  return module
    ? [
        ...(module.resources ?? []).map((resource, index) => ({
          ...resource,
          pointer: `${pointer}/resources/${index}`,
        })),
        ...(module.child_modules ?? []).flatMap((child, index) =>
          locateResources(child, `${pointer}/child_modules/${index}`),
        ),
      ]
    : [];
}
