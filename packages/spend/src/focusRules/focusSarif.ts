import { FocusCheck, FocusViolation } from './FocusCheck';

/**
 * What was found as a log of SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines. A result stands at the
 * first row that breaks the rule; rows of CSV are taken for lines, the header being the first.
 *
 * @param options - `version` of the tool
 * @public
 */
export function focusSarif(
  check: FocusCheck,
  options: { version: string },
): object {
  const violations = check.files.flatMap(file => file.violations);
  const ruleIds = [...new Set(violations.map(it => it.rule))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'academy focus check',
            version: options.version,
            informationUri: 'https://focus.finops.org',
            rules: ruleIds.map(id => ({ id })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: check.unreadable.length === 0,
            toolExecutionNotifications: check.unreadable.map(problem => ({
              level: 'error',
              message: {
                text: `found ${problem.found}, expected ${problem.expected}; ${problem.remedy}`,
              },
              locations: [
                location(
                  problem.file,
                  problem.line ??
                    (problem.row === undefined ? 1 : problem.row + 1),
                ),
              ],
            })),
          },
        ],
        results: violations.map(violation => ({
          ruleId: violation.rule,
          ruleIndex: ruleIds.indexOf(violation.rule),
          level: violation.level,
          message: { text: messageOf(violation) },
          locations: [
            location(violation.file, (violation.rows[0]?.row ?? 0) + 1),
          ],
          occurrenceCount: violation.count,
          properties: {
            column: violation.column,
            affectsTotals: violation.affectsTotals,
            rows: violation.rows.map(it => it.row),
          },
        })),
      },
    ],
  };
}

function messageOf(violation: FocusViolation): string {
  const { column, found, expected, affectsTotals, remedy } = violation;
  return `${column}: found ${found}, expected ${expected}${
    affectsTotals ? '; this makes totals wrong' : ''
  }; ${remedy}`;
}

function location(file: string, line: number): object {
  return {
    physicalLocation: {
      artifactLocation: {
        uri: file.split('/').map(encodeURIComponent).join('/'),
      },
      region: { startLine: line },
    },
  };
}
