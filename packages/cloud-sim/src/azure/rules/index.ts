import { rulesOfIds } from '../../simulation/rulesOfIds';
import type { TypeRules } from '../../simulation/TypeRules';
import { ID_PATTERNS } from '../idPatterns';
import { ACCESS_RULES } from './access';
import { COMPUTE_RULES } from './compute';
import { NETWORK_RULES } from './network';
import { OPERATIONS_RULES } from './operations';
import { STORAGE_RULES } from './storage';

/** The rule overlay of the simulated Azure, by type. */
export const AZURE_RULES: Readonly<Record<string, TypeRules>> = rulesOfIds(
  ID_PATTERNS,
  'github.com/hashicorp/terraform-provider-azurerm website/docs/r, "Import"',
  {
    ...ACCESS_RULES,
    ...COMPUTE_RULES,
    ...NETWORK_RULES,
    ...OPERATIONS_RULES,
    ...STORAGE_RULES,
  },
);
