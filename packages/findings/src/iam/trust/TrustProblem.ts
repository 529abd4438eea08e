import { FindingSeverity } from '../../record';
import { PolicyPrincipal } from '../policy/Policy';

/** What a trust policy admits that it should not. @public */
export type TrustProblemId =
  | 'subject-missing'
  | 'subject-any'
  | 'subject-organisation'
  | 'subject-pull-request'
  | 'subject-literal-star'
  | 'unauthenticated'
  | 'audience-missing'
  | 'anyone'
  | 'own-account'
  | 'other-account'
  | 'confused-deputy';

/** @public */
export interface TrustProblem {
  id: TrustProblemId;
  severity: FindingSeverity;
  policy: string;
  /** Place of the statement, from 0. */
  statement: number;
  /** Who is let in; absent where all but a few are. */
  principal?: PolicyPrincipal;
  /** What is admitted, and what to ask for instead. */
  message: string;
}

/** A problem of one principal in one statement. */
export type PrincipalProblem = Pick<
  TrustProblem,
  'id' | 'severity' | 'message' | 'principal'
>;

/** Everybody gets in. */
export function anyone(what: string): PrincipalProblem {
  return {
    id: 'anyone',
    severity: 'critical',
    message: `${what}; name the principals that need the role`,
  };
}
