import { createHash } from 'node:crypto';
import {
  iamAnalysisFinding,
  OcsfIamAnalysisFinding,
} from '../../write/iamAnalysisFinding';
import { IamProblem } from './IamProblem';
import { nameOfStatement } from './nameOfStatement';

/** Rules that look at all that a principal has: they find one thing of a principal. */
const OF_PRINCIPALS = /^aws-(escalation|administrator|path)/;

/**
 * A problem as an IAM Analysis Finding of OCSF, for everything that reads findings. Its id is the same as long as rule,
 * subject, file and way are.
 *
 * @param options - `observedAt` as ISO 8601, `version` of the tool
 * @throws RangeError where `observedAt` is not a time.
 *
 * @public
 */
export function iamProblemEvent(
  problem: IamProblem,
  options: { observedAt: string; version: string },
): OcsfIamAnalysisFinding {
  const { rule, subject, subjectUid, file, conditions } = problem;
  const description = conditions.length
    ? `${problem.message} It depends on: ${conditions.join('; ')}.`
    : problem.message;
  return iamAnalysisFinding({
    uid: createHash('sha256')
      .update(JSON.stringify([rule, subject, file, problem.message]))
      .digest('hex'),
    checkId: rule,
    title: problem.reason,
    description,
    severity: problem.severity,
    status: 'fail',
    observedAt: options.observedAt,
    product: {
      name: 'academy iam check',
      vendorName: 'GPU Academy',
      version: options.version,
    },
    provider: problem.provider,
    scopeId: /^arn:[^:]*:iam::(\d{12}):/.exec(subjectUid ?? '')?.[1],
    resource: { uid: subjectUid ?? `${file}: ${subject}`, name: subject },
    remediation: {
      text: [problem.remedy, ...problem.remediation.console].join(' '),
    },
    unmapped: {
      gpu_academy: {
        discriminator: discriminatorOf(problem),
        severity_reason: problem.reason,
        statements: problem.statements.map(it => ({
          name: nameOfStatement(it),
          file: it.file,
          line: it.line,
        })),
        smaller: problem.smaller,
        no_smaller: problem.noSmaller,
        remediation: problem.remediation,
      },
    },
    analysis: {
      principal: subjectUid ?? subject,
      privileges: [...problem.actions],
      policy: file,
    },
  });
}

/** What tells a problem from others of its rule and subject: where a role is assigned, what it is found in. */
function discriminatorOf({
  rule,
  discriminator,
  file,
  actions,
  statements,
}: IamProblem): string {
  if (discriminator !== undefined || OF_PRINCIPALS.test(rule)) {
    return discriminator ?? '';
  }
  return [
    file,
    ...actions,
    ...statements.map(it => it.sid || String(it.index)),
  ].join(' ');
}
