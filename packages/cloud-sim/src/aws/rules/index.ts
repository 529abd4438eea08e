import type { TypeRules } from '../../simulation/TypeRules';
import { ACCESS_RULES } from './access';
import { COMPUTE_RULES } from './compute';
import { KUBERNETES_RULES } from './kubernetes';
import { NETWORK_RULES } from './network';
import { OPERATIONS_RULES } from './operations';
import { STORAGE_RULES } from './storage';

/** The rule overlay of the simulated AWS, by type. */
export const AWS_RULES: Readonly<Record<string, TypeRules>> = {
  ...ACCESS_RULES,
  ...COMPUTE_RULES,
  ...KUBERNETES_RULES,
  ...NETWORK_RULES,
  ...OPERATIONS_RULES,
  ...STORAGE_RULES,
};
