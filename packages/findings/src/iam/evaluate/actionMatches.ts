import { globOf } from '../../glob/globOf';
import { PolicyStatement } from '../policy/Policy';

/** Whether a statement speaks of an action, given in lower case. */
export function actionMatches(
  statement: Pick<PolicyStatement, 'actions' | 'notActions'>,
  action: string,
): boolean {
  const matchesAny = (patterns: string[]) =>
    patterns.some(pattern => globOf(pattern).matches(action));
  return statement.notActions
    ? !matchesAny(statement.notActions)
    : matchesAny(statement.actions ?? []);
}
