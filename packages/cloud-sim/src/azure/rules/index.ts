import { rulesOfIds } from '../../simulation/rulesOfIds';
import type { TypeRules } from '../../simulation/TypeRules';
import { withComputed } from '../../simulation/withComputed';
import { ID_PATTERNS } from '../idPatterns';
import { knownLocation } from '../location';
import { ACCESS_RULES } from './access';
import { COMPUTE_RULES } from './compute';
import { COMPUTED_BLOCKS } from './computedBlocks';
import { COMPUTED_VALUES } from './computedValues';
import { NETWORK_RULES } from './network';
import { OPERATIONS_RULES } from './operations';
import { REPLACEMENTS } from './replacements';
import { STORAGE_RULES } from './storage';

/** Where the rules of types can be checked that have none but their id. */
const SOURCE =
  'github.com/hashicorp/terraform-provider-azurerm website/docs/r, "Import"';

const RULES: Readonly<Record<string, TypeRules>> = withComputed(
  rulesOfIds(ID_PATTERNS, SOURCE, {
    ...ACCESS_RULES,
    ...COMPUTE_RULES,
    ...NETWORK_RULES,
    ...OPERATIONS_RULES,
    ...STORAGE_RULES,
  }),
  {
    blocks: COMPUTED_BLOCKS,
    values: COMPUTED_VALUES,
    replacements: REPLACEMENTS,
    source: SOURCE,
  },
);

/** The rule overlay of the simulated Azure, by type. */
export const AZURE_RULES: Readonly<Record<string, TypeRules>> =
  Object.fromEntries(
    Object.entries(RULES).map(([type, rules]) => [
      type,
      { ...rules, checks: [knownLocation, ...(rules.checks ?? [])] },
    ]),
  );
