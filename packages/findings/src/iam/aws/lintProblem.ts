import { PlacedProblem } from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';
import { PolicyLint, PolicyLintId } from '../lint/PolicyLint';
import { mendingBy } from '../remedy/awsMending';
import { awsRemoval } from '../remedy/awsRemediation';
import { PolicyHome } from '../remedy/PolicyHome';
import { TidyPolicy } from '../remedy/tidyPolicy';

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
  lint: PolicyLint,
  {
    sid,
    place,
    written,
    tidy,
    home,
  }: {
    sid?: string;
    place: JsonPlace;
    /** Actions of the statement as they are spelled there: what is read has no case. */
    written: readonly string[];
    tidy: TidyPolicy;
    home: () => PolicyHome;
  },
): PlacedProblem {
  const { id, severity, statement } = lint;
  const message = spelled(lint.message, written);
  const actions = lint.actions.map(it => spelled(it, written));
  const [what, advice = ''] = message.split(/; (?=[^;]*$)/);
  const isQuestion = advice.startsWith('did you mean');
  const remedy = `${advice.charAt(0).toUpperCase()}${advice.slice(1)}${
    isQuestion ? '?' : '.'
  }`;
  const reason = tidy.reasonFor(lint);
  const mending = mendingBy(
    reason === undefined && tidy.smaller ? [tidy.smaller] : [],
    home,
    remedy,
    reason,
  );
  return {
    rule: `aws-policy/${id}`,
    severity,
    reason: REASONS[id],
    subject: policy,
    provider: 'aws',
    actions,
    message: `${policy}: ${what}.`,
    conditions: [],
    remedy,
    place,
    statements: [{ policy, index: statement, sid, place }],
    ...mending,
    ...(tidy.isEmpty && { remediation: awsRemoval(home()) }),
  };
}

/** A text with actions as the policy spells them. */
function spelled(text: string, written: readonly string[]): string {
  return written.reduce((result, action) => {
    const [, name = ''] = action.split(':');
    return result
      .replaceAll(action.toLowerCase(), action)
      .replaceAll(`no action ${name.toLowerCase()},`, `no action ${name},`);
  }, text);
}
