import { createHash } from 'node:crypto';
import { FindingSeverity } from '../../record';
import { IamProblem, IamReadError, IamStatement } from './IamProblem';
import { IAM_RULES, IamRuleId } from './iamRules';
import { nameOfStatement } from './nameOfStatement';

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
  const rules = new Map<IamRuleId, IamProblem>();
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
            rules: ids.map(id => ruleOf(rules.get(id)!)),
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
          relatedLocations: problem.statements.map((it, index) => ({
            id: index,
            ...locationOf(it),
            message: { text: nameOfStatement(it) },
          })),
          ...fixesOf(problem),
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

/** What is said of a rule; how to mend it by the example of its worst result, since hosts show no more of a single one. */
function ruleOf({ rule, severity, remedy, subject, remediation }: IamProblem) {
  const { title, help } = IAM_RULES.find(it => it.id === rule) ?? {
    title: rule,
    help: remedy,
  };
  const { console: steps, cli, terraform } = remediation;
  return {
    id: rule,
    shortDescription: { text: title },
    fullDescription: { text: help },
    help: {
      text: help,
      markdown: [
        help,
        `By the example of ${subject}:`,
        '**Console**',
        steps.map((it, index) => `${index + 1}. ${it}`).join('\n'),
        '**Command line**',
        `\`\`\`sh\n${cli.join('\n')}\n\`\`\``,
        '**Terraform**',
        `\`\`\`hcl\n${terraform}\n\`\`\``,
      ].join('\n\n'),
    },
    properties: {
      tags: ['security'],
      'security-severity': SECURITY_SEVERITIES[severity],
    },
  };
}

/** SARIF 2.1.0 §3.55. What has something to be filled in is nothing to apply at a click. */
function fixesOf({ smaller = [] }: IamProblem): object {
  const isWhole =
    smaller.length > 0 &&
    smaller.every(it => it.replaces && it.placeholders.length === 0);
  return isWhole
    ? {
        fixes: [
          {
            description: {
              text: smaller
                .map(it =>
                  [
                    `Put a smaller policy in the place of ${it.policy}`,
                    ...it.removed.map(each => `without ${each}`),
                    ...it.narrowed,
                  ].join('; '),
                )
                .join('. '),
            },
            artifactChanges: smaller.map(({ replaces, document }) => {
              const { file, indent, ...region } = replaces!;
              return {
                artifactLocation: { uri: uriOf(file) },
                replacements: [
                  {
                    deletedRegion: region,
                    insertedContent: {
                      text: JSON.stringify(document, undefined, 2).replace(
                        /\n/g,
                        `\n${' '.repeat(indent)}`,
                      ),
                    },
                  },
                ],
              };
            }),
          },
        ],
      }
    : {};
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
