import { hclBlock, jsonEncoded } from '../remedy/hcl';

/** A resource, to be written as HCL or into a plan. */
export interface TestResource {
  type: string;
  name: string;
  /** A policy document stands as an object and is written as JSON. */
  values: Record<string, unknown>;
  blocks: Record<string, object[]>;
}

export function resource(
  type: string,
  name: string,
  values: Record<string, unknown>,
  blocks: Record<string, object[]> = {},
): TestResource {
  return { type, name, values, blocks };
}

/** What only a plan of something that is there already says. */
const COMPUTED = new Set(['arn']);

export function configurationOf(resources: readonly TestResource[]): string {
  return resources
    .map(({ type, name, values, blocks }) =>
      hclBlock(
        `resource "${type}" "${name}"`,
        Object.fromEntries(
          Object.entries(values)
            .filter(
              ([key]) =>
                !COMPUTED.has(key) &&
                !(type === 'google_project_iam_custom_role' && key === 'name'),
            )
            .map(([key, value]) => [
              key,
              isPolicy(value) ? jsonEncoded(value) : value,
            ]),
        ),
        ...Object.entries(blocks).flatMap(([block, all]) =>
          all.map(each => hclBlock(block, each as Record<string, unknown>)),
        ),
      ),
    )
    .join('\n\n');
}

/**
 * @param references - of arguments that are known when it is applied: what they refer to, by `type.name.argument`
 */
export function planOf(
  resources: readonly TestResource[],
  references: Record<string, string[]> = {},
): string {
  return JSON.stringify(
    {
      format_version: '1.2',
      terraform_version: '1.11.4',
      planned_values: {
        root_module: {
          resources: resources.map(({ type, name, values, blocks }) => ({
            address: `${type}.${name}`,
            mode: 'managed',
            type,
            name,
            values: {
              ...Object.fromEntries(
                Object.entries(values).map(([key, value]) => [
                  key,
                  isPolicy(value) ? JSON.stringify(value) : value,
                ]),
              ),
              ...blocks,
            },
          })),
        },
      },
      configuration: {
        root_module: {
          resources: Object.entries(references).map(([argument, named]) => {
            const [type, name, key] = argument.split('.');
            return {
              address: `${type}.${name}`,
              expressions: { [key]: { references: named } },
            };
          }),
        },
      },
    },
    undefined,
    1,
  );
}

function isPolicy(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'Statement' in value;
}
