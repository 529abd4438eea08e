import { columnRules } from './columnRules';
import { COST_AND_USAGE_COLUMNS } from './costAndUsageColumns';
import { FocusColumnSpecification } from './FocusColumnSpecification';
import { FocusRule } from './FocusRule';
import { REFERENCE_COLUMNS } from './referenceColumns';
import { COST_RULES } from './rules/costRules';
import { DISCOUNT_RULES } from './rules/discountRules';
import { GROUP_RULES } from './rules/groupRules';
import { NULL_RULES } from './rules/nullRules';
import { PERIOD_RULES } from './rules/periodRules';
import { REFERENCE_RULES } from './rules/referenceRules';
import { VALUE_RULES } from './rules/valueRules';

/** Every column of every dataset and version. */
export const FOCUS_COLUMN_SPECIFICATIONS: readonly FocusColumnSpecification[] =
  [...COST_AND_USAGE_COLUMNS, ...REFERENCE_COLUMNS];

/**
 * The rules of FOCUS 1.0 to 1.4 that files can be judged by, as data.
 *
 * @public
 */
export const FOCUS_RULES: readonly FocusRule[] = [
  ...FOCUS_COLUMN_SPECIFICATIONS.flatMap(columnRules),
  ...GROUP_RULES,
  ...NULL_RULES,
  ...COST_RULES,
  ...PERIOD_RULES,
  ...DISCOUNT_RULES,
  ...VALUE_RULES,
  ...REFERENCE_RULES,
];
