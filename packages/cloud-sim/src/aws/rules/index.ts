import type { TypeRules } from '../../simulation/TypeRules';

/** The rule overlay of the simulated AWS, by type. */
export const AWS_RULES: Readonly<Record<string, TypeRules>> = {};
