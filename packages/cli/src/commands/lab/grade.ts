import {
  CheckResult,
  EvidenceError,
  GradedBundle,
  gradeBundle,
  withoutDetails,
} from '@gpu-academy/labs';
import { cli } from 'cleye';
import { Command } from '../../Command';
import { readFormat } from '../../input/readFormat';
import { readBundle } from './readBundle';
import { readWorkspace } from './readWorkspace';

const FORMATS = ['text', 'json'] as const;

const EXIT_CODES = {
  passed: 0,
  invalid: 1,
  error: 1,
  failed: 2,
  'needs-review': 3,
} as const;

const MARKS: Record<CheckResult['outcome'], string> = {
  passed: '✔',
  failed: '✖',
  skipped: '?',
  error: '!',
};

/** `academy lab grade`: judges evidence as the portal does. */
export const labGrade: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy lab grade',
        parameters: ['<bundle>'],
        strictFlags: true,
        flags: {
          format: {
            type: String,
            default: 'text',
            placeholder: `<${FORMATS.join('|')}>`,
            description: 'text: a line a check; json: the grade',
          },
          workspace: {
            type: String,
            placeholder: '<file>',
            description:
              'JSON with id, region, budget, expiresAt, provider and hours as they were agreed; the lab.yaml of the bundle is believed without it',
          },
          details: {
            type: Boolean,
            default: false,
            description: 'Show what is for instructors, too',
          },
        },
        help: {
          description:
            'Takes the folder that `make evidence` writes, an archive of it (.tar.gz, .tar, .zip) or a submission (.json). Exit codes: 0 passed; 1 invalid (uses up no attempt), or a wrong argument; 2 failed; 3 needs review.',
          examples: [
            'academy lab grade evidence',
            'academy lab grade --format json evidence.tar.gz > grade.json',
          ],
        },
      },
      undefined,
      args,
    );
    const format = readFormat(flags.format, FORMATS);
    const workspace =
      flags.workspace === undefined
        ? undefined
        : await readWorkspace(flags.workspace);
    const judged = await judge(_.bundle, workspace);
    const shown =
      judged.grade && !flags.details
        ? {
            ...judged,
            grade: {
              ...judged.grade,
              checks: withoutDetails(judged.grade.checks),
            },
          }
        : judged;
    process.stdout.write(
      format === 'json' ? toJson(shown) : toText(shown, !workspace),
    );
    return EXIT_CODES[judged.grade ? judged.grade.outcome : judged.outcome];
  },
};

async function judge(
  path: string,
  workspace: Parameters<typeof gradeBundle>[1],
): Promise<GradedBundle> {
  try {
    return await gradeBundle(await readBundle(path), workspace);
  } catch (error) {
    if (error instanceof EvidenceError) {
      const { code, message, file, pointer } = error;
      return {
        grade: undefined,
        outcome: 'invalid',
        refused: { code, message, file, pointer },
      };
    }
    throw error;
  }
}

function toJson(judged: GradedBundle): string {
  const document = judged.grade
    ? {
        labId: judged.labId,
        mode: judged.evidence.manifest.mode,
        evidenceDigest: judged.evidence.digest,
        ...judged.grade,
      }
    : { outcome: judged.outcome, refused: judged.refused };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function toText(judged: GradedBundle, isOwnWord: boolean): string {
  if (!judged.grade) {
    const { code, message } = judged.refused;
    return `invalid: ${message} [${code}]\n`;
  }
  const { grade, labId, evidence } = judged;
  const { mode } = evidence.manifest;
  return [
    ...grade.checks.flatMap(check => [
      `${MARKS[check.outcome]} ${check.title}: ${check.message} [${check.id}, ${
        check.points
      }/${check.maxPoints}]`,
      ...(check.evidence && check.outcome !== 'passed'
        ? [`    in ${check.evidence}`]
        : []),
      ...(check.hint ? [`    What to do: ${check.hint}`] : []),
      ...(check.detail
        ? check.detail.split('\n').map(line => `    For instructors: ${line}`)
        : []),
    ]),
    `${grade.outcome}: ${grade.score} % of ${labId} (${mode} run, grader ${
      grade.graderVersion
    }${isOwnWord ? ', by its own lab.yaml' : ''})`,
    ...(mode === 'simulated'
      ? ['simulated: it was not shown that a cloud would accept it']
      : []),
    '',
  ].join('\n');
}
