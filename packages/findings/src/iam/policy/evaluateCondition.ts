import { CONDITION_OPERATORS, PolicyValue } from './conditionOperators';
import { Policy, PolicyCondition } from './Policy';
import { resolveVariables } from './policyVariables';
import { ContextKeys } from './RequestContext';
import { and, FALSE, Truth, truthOf, unknownTruth } from './Truth';

/*
 * How values go together
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html):
 *
 * - conditions are joined by AND; values of one condition by OR, of a negated one by NOR;
 * - an absent key makes a positive operator false and a negated one true; with `IfExists` both are true;
 * - `ForAllValues` is true of an absent key, `ForAnyValue` false, also where the operator is negated.
 */

/** Whether all conditions of a statement hold. */
export function evaluateConditions(
  conditions: readonly PolicyCondition[],
  version: Policy['version'],
  context: ContextKeys,
): Truth {
  return and(
    ...conditions.map(each => evaluateCondition(each, version, context)),
  );
}

/** Whether one condition holds; unknown where its key, or a variable in its values, is. */
export function evaluateCondition(
  condition: PolicyCondition,
  version: Policy['version'],
  context: ContextKeys,
): Truth {
  const operator = CONDITION_OPERATORS.get(condition.operator.toLowerCase());
  const requestValues = context.get(condition.key);
  if (operator === undefined || requestValues === undefined) {
    return unknownTruth(describe(condition));
  }
  if (operator.name === 'Null') {
    const isAbsent = requestValues.length === 0;
    return truthOf(
      condition.values.some(
        value => (value.toLowerCase() === 'true') === isAbsent,
      ),
    );
  }
  if (requestValues.length === 0) {
    if (condition.ifExists || condition.qualifier === 'ForAllValues') {
      return truthOf(true);
    }
    return condition.qualifier === 'ForAnyValue'
      ? FALSE
      : truthOf(operator.negated);
  }

  const policyValues: PolicyValue[] = [];
  for (const value of condition.values) {
    const resolution = resolveVariables(value, version, context);
    if ('unknown' in resolution) {
      return unknownTruth(describe(condition));
    }
    if ('pattern' in resolution) {
      policyValues.push(resolution);
    }
  }
  const holds = (requestValue: string) =>
    policyValues.some(each => operator.compare(requestValue, each)) !==
    operator.negated;
  // Several values without a qualifier are AWS's own advice against: any for a positive operator, none for a negated.
  const all =
    condition.qualifier === 'ForAllValues' ||
    (condition.qualifier === undefined && operator.negated);
  return truthOf(all ? requestValues.every(holds) : requestValues.some(holds));
}

/** A condition as a person reads it. */
export function describe(condition: PolicyCondition): string {
  const { qualifier, operator, ifExists, key, values } = condition;
  return `${qualifier ? `${qualifier}:` : ''}${operator}${
    ifExists ? 'IfExists' : ''
  } ${key} ${values.join(' | ')}`;
}
