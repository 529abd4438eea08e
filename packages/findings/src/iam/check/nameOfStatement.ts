import { IamStatement } from './IamProblem';

/**
 * A statement, binding or assignment in words, e.g. `lab of user ada, statement ReadData`, `binding of roles/editor`.
 *
 * @public
 */
export function nameOfStatement({
  kind,
  policy,
  sid,
  index,
}: Pick<IamStatement, 'kind' | 'policy' | 'sid' | 'index'>): string {
  switch (kind) {
    case undefined:
      return `${policy}, statement ${sid || index}`;
    case 'binding':
    case 'assignment':
      return `${kind} of ${policy}`;
    default:
      return `${kind} ${policy}`;
  }
}
