import { FindingSeverity } from '../../record';
import { createHash } from 'node:crypto';
import { IamProblem, IamReadError, IamStatement } from './IamProblem';

/** SARIF 2.1.0 §3.27.10 has three levels. */
const LEVELS: Record<FindingSeverity, 'error' | 'warning' | 'note'> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  informational: 'note',
  unknown: 'warning',
};

/** As code hosts read them: critical from 9.0, high from 7.0, medium from 4.0. */
const SECURITY_SEVERITIES: Record<FindingSeverity, string> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  informational: '0.0',
  unknown: '5.5',
};

/**
 * Problems as a log of SARIF 2.1.0, which code hosts and editors show beside the lines.
 *
 * Files as they are named in the problems are taken to be relative to the root of the repository.
 *
 * @param options - `version` of the tool; `warnings` and `errors` of the check become notifications
 *
 * @public
 */
export function iamSarif(
  problems: readonly IamProblem[],
  options: {
    version: string;
    warnings?: readonly string[];
    errors?: readonly IamReadError[];
  },
): object {
  const { warnings = [], errors = [] } = options;
  // A rule's severity is that of its worst result: hosts sort by the rule.
  const rules = new Map<string, IamProblem>();
  for (const problem of problems) {
    const known = rules.get(problem.rule);
    if (
      !known ||
      SECURITY_SEVERITIES[known.severity] <
        SECURITY_SEVERITIES[problem.severity]
    ) {
      rules.set(problem.rule, problem);
    }
  }
  const ids = Array.from(rules.keys()).sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'academy iam check',
            version: options.version,
            rules: ids.map(id => {
              const { severity, reason, remedy } = rules.get(id)!;
              return {
                id,
                shortDescription: { text: reason },
                help: { text: remedy },
                properties: {
                  tags: ['security'],
                  'security-severity': SECURITY_SEVERITIES[severity],
                },
              };
            }),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: errors.length === 0,
            toolExecutionNotifications: [
              ...warnings.map(text => ({
                level: 'warning',
                message: { text },
              })),
              ...errors.map(({ file, line, message }) => ({
                level: 'error',
                message: { text: message },
                locations: [locationOf({ file, line: line ?? 1 })],
              })),
            ],
          },
        ],
        results: problems.map(problem => ({
          ruleId: problem.rule,
          ruleIndex: ids.indexOf(problem.rule),
          level: LEVELS[problem.severity],
          message: { text: `${problem.message} ${problem.remedy}` },
          locations: [
            {
              ...locationOf(problem),
              logicalLocations: [{ fullyQualifiedName: problem.subject }],
            },
          ],
          relatedLocations: (problem.statements ?? []).map((it, index) => ({
            id: index,
            ...locationOf(it),
            message: { text: `${it.policy}, statement ${it.sid || it.index}` },
          })),
          partialFingerprints: { 'academyIamCheck/v1': fingerprintOf(problem) },
          properties: {
            severity: problem.severity,
            reason: problem.reason,
            conditions: problem.conditions,
            pointer: problem.pointer,
            smaller: problem.smaller,
            noSmaller: problem.noSmaller,
            remediation: problem.remediation,
          },
        })),
      },
    ],
  };
}

function locationOf({
  file,
  line,
}: Pick<IamStatement, 'file' | 'line'>): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: line },
    },
  };
}

/** The same after lines have moved. */
function fingerprintOf(problem: IamProblem): string {
  const { rule, subject, file, discriminator = '' } = problem;
  return createHash('sha256')
    .update(
      JSON.stringify([rule, subject, file, discriminator, problem.actions]),
    )
    .digest('hex');
}

function uriOf(file: string): string {
  return file
    .replace(/\\/g, '/')
    .replace(/^\.\//, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
