import { LearningModuleEntity } from '../entities';
import { similarity } from '../entities/similarity';
import { ModuleFile } from '../folder/ModuleFile';
import { CurriculumProblem } from '../problems';
import { QuizDefinition } from '../quiz/model';
import { ChecklistCheck } from './checkChecklists';
import { LabCheck } from './checkLabs';
import { SnippetCheck } from './checkSnippets';
import { isKeptElsewhere } from './checkSolutions';
import { FolderContext } from './FolderContext';
import { QualityCriterion, QualityFinding } from './QualityFinding';

/** What the quality checklist is computed from. */
export interface QualityInput extends FolderContext {
  module: ModuleFile;
  /** Names of the competencies that the folder defines. */
  definedCompetencies: string[];
  quizzes: QuizDefinition[];
  checklists: ChecklistCheck;
  labs: LabCheck;
  snippets: SnippetCheck;
  /** Modules that come before; undefined where nobody said which. */
  earlier?: readonly LearningModuleEntity[];
}

type Answer = Pick<QualityFinding, 'status' | 'evidence' | 'toConfirm'>;

interface Question {
  criterion: QualityCriterion;
  text: string;
  /** How modules word it. */
  pattern: RegExp;
  answer: (input: QualityInput) => Answer | Promise<Answer>;
}

/** The questions of MOD-102's checklist, each with how far it can be computed. */
const QUESTIONS: Question[] = [
  {
    criterion: 'objectives-map-to-competencies',
    text: 'Objectives map to the competency framework',
    pattern: /objectives.*(map|competenc)/i,
    answer: answerMapping,
  },
  {
    criterion: 'hands-on-covers-competencies',
    text: 'Hands-on parts cover the key skills',
    pattern: /hands.on/i,
    answer: answerHandsOn,
  },
  {
    criterion: 'observability-and-security',
    text: 'Observability and security are covered',
    pattern: /observability|security consider/i,
    answer: answerCoverage,
  },
  {
    criterion: 'automation-validated',
    text: 'Automation examples are validated by scripts',
    pattern: /(automation|code) examples/i,
    answer: answerAutomation,
  },
  {
    criterion: 'assessment-aligned',
    text: "The assessment's rubric is aligned with the objectives",
    pattern: /rubric|assessment.*align/i,
    answer: answerAlignment,
  },
  {
    criterion: 'solutions-validated',
    text: 'Solutions are validated as the repository strategy asks',
    pattern: /solutions/i,
    answer: answerSolutions,
  },
  {
    criterion: 'no-duplication',
    text: 'The module goes beyond earlier roles and repeats none of their material',
    pattern: /duplicat|prior.role|earlier roles|repeats/i,
    answer: answerDuplication,
  },
];

/** Answers every question, and lists the module's own ones for a person. */
export async function qualityChecklist(
  input: QualityInput,
): Promise<QualityFinding[]> {
  const declared = (input.module.qualityChecklist ?? []).map(
    ({ text, done }, index) => ({
      text,
      done,
      line: input.document?.lineOf(['qualityChecklist', index]) ?? 1,
    }),
  );
  const claimed = new Set<number>();
  const computed = await Promise.all(
    QUESTIONS.map(async ({ criterion, text, pattern, answer }) => {
      const index = declared.findIndex(
        (it, at) => !claimed.has(at) && pattern.test(it.text),
      );
      claimed.add(index);
      const claim = declared[index];
      return {
        criterion,
        text: claim?.text ?? text,
        ...(await answer(input)),
        ...(claim && { declared: { done: claim.done, line: claim.line } }),
      };
    }),
  );
  const own = declared
    .filter((_, index) => !claimed.has(index))
    .map(
      ({ text, done, line }): QualityFinding => ({
        text,
        status: 'confirm',
        evidence: [],
        toConfirm: text,
        declared: { done, line },
      }),
    );
  return [...computed, ...own];
}

/** Claims of module.yaml that what was computed contradicts. */
export function checkClaims(
  findings: readonly QualityFinding[],
): CurriculumProblem[] {
  return findings.flatMap(
    ({ text, status, evidence, declared }): CurriculumProblem[] => {
      if (!declared) {
        return [];
      }
      if (declared.done && status === 'not-met') {
        return [
          {
            severity: 'conflict',
            file: 'module.yaml',
            line: declared.line,
            code: 'quality-claim',
            message: `“${text}” is ticked, but: ${evidence.join('; ')}`,
            remedy: 'Mend it, or untick it',
          },
        ];
      }
      return !declared.done && status === 'met'
        ? [
            {
              severity: 'info',
              file: 'module.yaml',
              line: declared.line,
              code: 'quality-met',
              message: `“${text}” is not ticked, but everything that can be computed is there: ${evidence.join(
                '; ',
              )}`,
              remedy: 'Tick it once a person has looked at the rest',
            },
          ]
        : [];
    },
  );
}

function answerMapping({
  module,
  definedCompetencies,
  quizzes,
  checklists,
}: QualityInput): Answer {
  const undefinedOnes = (module.competencies ?? [])
    .map(it => it.competency)
    .filter(it => !definedCompetencies.includes(it));
  const mapped = new Map<string, Set<string>>();
  const map = (objectives: string[] = [], competencies: string[] = []) =>
    objectives.forEach(objective => {
      const known = mapped.get(objective) ?? new Set();
      competencies.forEach(it => known.add(it));
      mapped.set(objective, known);
    });
  quizzes
    .flatMap(it => it.items)
    .forEach(it => map(it.objectives, it.competencies));
  checklists.reviews
    .flatMap(it => it.checklist.spec.criteria)
    .forEach(it => map(it.objectives, it.competencies));
  const unmapped = (module.objectives ?? [])
    .map(it => it.id)
    .filter(it => !mapped.get(it)?.size);
  return decide(
    [
      ...undefinedOnes.map(
        it => `the competency ${it} is defined by no file of entities/`,
      ),
      ...unmapped.map(
        it =>
          `no quiz item or review criterion ties the objective ${it} to a competency`,
      ),
      ...(module.objectives?.length ? [] : ['the module has no objectives']),
    ],
    Array.from(
      mapped,
      ([objective, competencies]) =>
        `${objective} → ${[...competencies].join(', ')}`,
    ),
  );
}

function answerHandsOn({ module }: QualityInput): Answer {
  const practised = module.items.filter(
    it => it.type === 'lab' || it.type === 'project',
  );
  const names = (module.competencies ?? []).map(it => it.competency);
  return decide(
    names
      .filter(name => !practised.some(it => it.competencies?.includes(name)))
      .map(name => `no lab or project gives evidence for ${name}`),
    names.map(
      name =>
        `${name}: ${practised
          .filter(it => it.competencies?.includes(name))
          .map(it => it.id)
          .join(', ')}`,
    ),
    'That the labs practise what their competencies mean.',
  );
}

const TOPICS: [string, RegExp][] = [
  [
    'observability',
    /\b(observab|monitor|metric|log(s|ging)?\b|trac(e|ing)\b|alert|dashboard)/i,
  ],
  [
    'security',
    /\b(security|secure|IAM\b|secrets?\b|least.privilege|encrypt|identity)/i,
  ],
];

async function answerCoverage({
  module,
  files,
}: QualityInput): Promise<Answer> {
  const units = await Promise.all(
    (module.units ?? [])
      .filter(it => it.file && files.has(it.file))
      .map(async ({ file = '' }) => ({ file, text: await files.text(file) })),
  );
  const found = TOPICS.map(([topic, pattern]) => ({
    topic,
    // one word in passing covers nothing
    places: units.filter(
      ({ text }) =>
        text.split('\n').filter(line => pattern.test(line)).length >= 3,
    ),
  }));
  return decide(
    found
      .filter(it => !it.places.length)
      .map(it => `no text of a unit goes into ${it.topic}`),
    found.map(
      it => `${it.topic}: ${it.places.map(({ file }) => file).join(', ')}`,
    ),
    'That the texts named say what a learner of this level needs.',
  );
}

function answerAutomation({ labs, snippets }: QualityInput): Answer {
  return decide(
    [
      ...labs.labs
        .filter(it => !it.tests.length)
        .map(
          it =>
            `${it.file} hands out no test (*.tftest.hcl) and no script that verifies (scripts/verify…)`,
        ),
      ...snippets.problems.map(
        it => `${it.file}:${it.line} does not parse: ${it.message}`,
      ),
      ...(labs.labs.length || snippets.parsed.length
        ? []
        : ['there is no example that a script could validate']),
    ],
    [
      ...labs.labs.map(
        it => `${it.file} is tested by ${it.tests.length} files`,
      ),
      ...(snippets.parsed.length
        ? [`${snippets.parsed.length} examples in JSON and YAML parse`]
        : []),
    ],
    'That CI runs the tests of the labs (they are only seen here, not run).',
  );
}

function answerAlignment({
  module,
  quizzes,
  checklists,
}: QualityInput): Answer {
  const assessed = new Map<string, number>();
  const count = (id: string) => assessed.set(id, (assessed.get(id) ?? 0) + 1);
  quizzes
    .flatMap(it => it.items)
    .filter(it => it.status === 'published')
    .forEach(it => it.objectives.forEach(count));
  checklists.reviews
    .flatMap(it => it.checklist.spec.criteria)
    .forEach(it => it.objectives?.forEach(count));
  const objectives = (module.objectives ?? []).map(it => it.id);
  return decide(
    [
      ...objectives
        .filter(it => !assessed.has(it))
        .map(
          it =>
            `no quiz item and no review criterion assesses the objective ${it}`,
        ),
      ...(objectives.length ? [] : ['the module has no objectives']),
    ],
    objectives.map(it => `${it}: ${assessed.get(it)} items and criteria`),
    'That the questions ask for what the objectives promise.',
  );
}

function answerSolutions({ module, files }: QualityInput): Answer {
  const { status, repositoryStrategy } = module.solutions ?? {};
  const here = files.names(/^solutions\//).length > 0;
  return decide(
    [
      ...(repositoryStrategy
        ? []
        : ['`solutions.repositoryStrategy` is not stated']),
      ...(/^validated\b/i.test(status ?? '')
        ? []
        : [
            `\`solutions.status\` is “${
              status ?? '(not stated)'
            }”; expected it to begin with “Validated”`,
          ]),
      ...(here && isKeptElsewhere(repositoryStrategy)
        ? ['solutions/ is in the folder, where the strategy does not want it']
        : []),
    ],
    [`${status}, ${repositoryStrategy}`],
    'That the validation was of the solutions as they are now.',
  );
}

// From here on two objectives say the same thing in other words.
const SAME_OBJECTIVE = 0.8;

function answerDuplication({ module, earlier }: QualityInput): Answer {
  if (!earlier) {
    return {
      status: 'confirm',
      evidence: [],
      toConfirm:
        'That no objective repeats one of an earlier module; give those with --earlier to have it computed.',
    };
  }
  const repeats = (module.objectives ?? []).flatMap(({ id, text }) =>
    earlier.flatMap(({ spec }) =>
      (spec.objectives ?? [])
        .filter(it => similarity(it.text, text) >= SAME_OBJECTIVE)
        .map(
          it => `the objective ${id} repeats “${it.text}” of ${spec.moduleId}`,
        ),
    ),
  );
  return decide(
    repeats,
    [`held against ${earlier.length} earlier modules`],
    'That the texts go beyond those of the earlier modules.',
  );
}

function decide(
  missing: string[],
  evidence: string[],
  toConfirm?: string,
): Answer {
  return missing.length
    ? { status: 'not-met', evidence: missing }
    : { status: 'met', evidence, ...(toConfirm ? { toConfirm } : {}) };
}
