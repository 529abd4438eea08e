import type { CtyValue } from '../cty/CtyValue';
import type { SchemaName } from '../schema/loadSchema';
import { AWS_FUNCTIONS } from './awsFunctions';
import { AZURE_FUNCTIONS } from './azureFunctions';
import { GOOGLE_FUNCTIONS } from './googleFunctions';
import { LOCAL_FUNCTIONS } from './localFunctions';
import { TIME_FUNCTIONS } from './timeFunctions';

/** What a function of a provider makes of its arguments; throws what Terraform shows. */
export type ProviderFunction = (...args: string[]) => CtyValue;

const FUNCTIONS: Partial<
  Record<SchemaName, Readonly<Record<string, ProviderFunction>>>
> = {
  aws: AWS_FUNCTIONS,
  azurerm: AZURE_FUNCTIONS,
  google: GOOGLE_FUNCTIONS,
  local: LOCAL_FUNCTIONS,
  time: TIME_FUNCTIONS,
};

/** The functions of a provider, by name. */
export function functionsOf(
  provider: SchemaName,
): Readonly<Record<string, ProviderFunction>> {
  return FUNCTIONS[provider] ?? {};
}
