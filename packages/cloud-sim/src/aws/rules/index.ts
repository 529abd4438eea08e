import { rulesOfIds } from '../../simulation/rulesOfIds';
import type { TypeRules } from '../../simulation/TypeRules';
import { withComputed } from '../../simulation/withComputed';
import { ARN_PATTERNS } from '../arnPatterns';
import { ID_PATTERNS } from '../idPatterns';
import { ACCESS_RULES } from './access';
import { COMPUTE_RULES } from './compute';
import { COMPUTED_BLOCKS } from './computedBlocks';
import { COMPUTED_VALUES } from './computedValues';
import { KUBERNETES_RULES } from './kubernetes';
import { NETWORK_RULES } from './network';
import { OPERATIONS_RULES } from './operations';
import { REPLACEMENTS } from './replacements';
import { STORAGE_RULES } from './storage';

/** Where the rules of types can be checked that have none but their id. */
const SOURCE =
  'github.com/hashicorp/terraform-provider-aws website/docs/r, "Import"';

/** The rule overlay of the simulated AWS, by type. */
export const AWS_RULES: Readonly<Record<string, TypeRules>> = withComputed(
  rulesOfIds(
    Object.fromEntries(
      Object.entries(ID_PATTERNS).map(([type, pattern]) => [
        type,
        pattern === '{self}' ? ARN_PATTERNS[type] : pattern,
      ]),
    ),
    SOURCE,
    {
      ...ACCESS_RULES,
      ...COMPUTE_RULES,
      ...KUBERNETES_RULES,
      ...NETWORK_RULES,
      ...OPERATIONS_RULES,
      ...STORAGE_RULES,
    },
  ),
  {
    blocks: COMPUTED_BLOCKS,
    values: COMPUTED_VALUES,
    replacements: REPLACEMENTS,
    source: SOURCE,
  },
);
