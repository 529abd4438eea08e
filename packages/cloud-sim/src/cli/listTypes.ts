import path from 'node:path';
import { loadSchema, SCHEMA_NAMES } from '../schema/loadSchema';
import { CommandError } from './CommandError';

/**
 * What the simulator knows of a provider, one type a line; a summary of all providers
 * where none is named.
 *
 * @throws CommandError for a provider that it does not have
 */
export function listTypes(name: string | undefined): string {
  if (name === undefined) {
    return SCHEMA_NAMES.map(each => {
      const { provider, version, schema } = loadSchema(each);
      const resources = Object.keys(schema.resource_schemas).length;
      const dataSources = Object.keys(schema.data_source_schemas).length;
      return `${each}  ${path.basename(
        path.dirname(provider),
      )}/${each} ${version}  ${resources} resource types, ${dataSources} data sources\n`;
    }).join('');
  }
  const known = SCHEMA_NAMES.find(candidate => candidate === name);
  if (!known) {
    throw new CommandError(
      `there is no provider "${name}"; expected ${SCHEMA_NAMES.join(', ')}`,
    );
  }
  const { resource_schemas: resources, data_source_schemas: dataSources } =
    loadSchema(known).schema;
  return [
    ...Object.keys(resources).sort(),
    ...Object.keys(dataSources)
      .sort()
      .map(type => `data.${type}`),
  ]
    .map(type => `${type}\n`)
    .join('');
}
