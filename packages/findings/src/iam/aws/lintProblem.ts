import { PlacedProblem } from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';
import { PolicyLint, PolicyLintId } from '../lint/PolicyLint';

const REASONS: Record<PolicyLintId, string> = {
  'unknown-service': 'what it names is not there',
  'unknown-action': 'what it names is not there',
  'wildcard-matches-nothing': 'what it names is not there',
  'unknown-condition-key': 'what it asks for is never there',
  'resource-does-not-fit': 'it has no effect on what it names',
  'redundant-action': 'it is said already',
  'redundant-resource': 'it is said already',
  'redundant-statement': 'it is said already',
  'denied-statement': 'it is allowed and denied in one policy',
};

/** What a policy says to no effect, as a problem of the policy. */
export function lintProblem(
  policy: string,
  { id, severity, actions, message }: PolicyLint,
  place: JsonPlace,
): PlacedProblem {
  const [what, remedy = ''] = message.split(/; (?=[^;]*$)/);
  const isQuestion = remedy.startsWith('did you mean');
  return {
    rule: `aws-policy/${id}`,
    severity,
    reason: REASONS[id],
    subject: policy,
    provider: 'aws',
    actions,
    message: `${policy}: ${what}.`,
    conditions: [],
    remedy: `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}${
      isQuestion ? '?' : '.'
    }`,
    place,
  };
}
