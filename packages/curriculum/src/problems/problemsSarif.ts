import { CurriculumProblem, ProblemSeverity } from './CurriculumProblem';

/** Something that only a person can answer, for SARIF's results of kind `review`. @public */
export interface SarifQuestion {
  ruleId: string;
  file: string;
  /** From 1. */
  line: number;
  message: string;
}

const LEVELS: Record<ProblemSeverity, string> = {
  error: 'error',
  conflict: 'warning',
  warning: 'warning',
  info: 'note',
};

/**
 * Problems as a log of SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines.
 *
 * @param options - `prefix`: where the files are, relative to the root of the repository, e.g. `templates/mod-102`
 * @public
 */
export function problemsSarif(
  problems: readonly CurriculumProblem[],
  options: {
    version: string;
    prefix?: string;
    questions?: readonly SarifQuestion[];
  },
): object {
  const { version, prefix, questions = [] } = options;
  const location = ({ file, line }: { file: string; line: number }) => ({
    physicalLocation: {
      artifactLocation: {
        uri: [prefix?.replace(/\/+$/, ''), file]
          .filter(Boolean)
          .join('/')
          .split('/')
          .map(encodeURIComponent)
          .join('/'),
      },
      region: { startLine: Math.max(1, line) },
    },
  });
  const ruleIds = Array.from(
    new Set([
      ...problems.map(it => it.code),
      ...questions.map(it => it.ruleId),
    ]),
  ).sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'academy check',
            version,
            rules: ruleIds.map(id => ({ id })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          ...problems.map(problem => ({
            ruleId: problem.code,
            ruleIndex: ruleIds.indexOf(problem.code),
            level: LEVELS[problem.severity],
            message: { text: `${problem.message}. ${problem.remedy}.` },
            locations: [location(problem)],
            properties: { severity: problem.severity },
          })),
          // SARIF 2.1.0 §3.27.9: a result that a person must decide has the kind `review` and no level
          ...questions.map(question => ({
            ruleId: question.ruleId,
            ruleIndex: ruleIds.indexOf(question.ruleId),
            kind: 'review',
            level: 'none',
            message: { text: question.message },
            locations: [location(question)],
          })),
        ],
      },
    ],
  };
}
