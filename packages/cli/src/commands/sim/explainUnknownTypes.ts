import { loadSchema, type SchemaName } from '@gpu-academy/cloud-sim';
import type { Simulation } from './Simulation';

const UNKNOWN_TYPE =
  /The provider hashicorp\/(\w+) does not support (resource type|data source) "(\w+)"/;

function readDetails(stdout: string): string[] {
  try {
    const { diagnostics = [] } = JSON.parse(stdout);
    return diagnostics.map((it: { detail?: string }) => it.detail ?? '');
  } catch {
    return [];
  }
}

function explain(detail: string): string {
  const [, provider, kind, type] = UNKNOWN_TYPE.exec(detail) ?? [];
  if (!provider) {
    return '';
  }
  const { schema } = loadSchema(provider as SchemaName);
  const known =
    kind === 'data source'
      ? schema.data_source_schemas
      : schema.resource_schemas;
  return `${type}: the simulator does not have this ${kind}; the genuine hashicorp/${provider} may. The simulator knows ${
    Object.keys(known).length
  } ${kind}s of it: \`academy sim types ${provider}\` lists them.\n`;
}

/**
 * Terraform says of a type that the simulator lacks that the provider does not support it; this says whose gap it is.
 * Empty where there is none.
 */
export async function explainUnknownTypes(
  simulation: Simulation,
): Promise<string> {
  const { stdout } = await simulation.terraform(['validate', '-json']);
  return [...new Set(readDetails(stdout).map(explain))].join('');
}
