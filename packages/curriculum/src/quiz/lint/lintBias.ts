import { chiSquareProbability, chiSquareStatistic } from '../analysis';
import { QuizDefinition, QuizIssue, SingleChoiceItem } from '../model';
import { blindItems, blindStrategies, isExtreme } from './blindStrategies';
import { quizIssue } from './lintIssue';

/** Below this many items a pattern can well be chance. */
const MIN_ITEMS = 10;

/** How improbable a pattern must be by chance before it is called one. */
const SIGNIFICANCE = 0.01;

/** Patterns over all items that let somebody pass without reading. */
export function lintBias(quiz: QuizDefinition, file: string): QuizIssue[] {
  const items = blindItems(quiz.items);
  const singles = items.filter(
    (item): item is SingleChoiceItem => item.type === 'single',
  );
  const issues: QuizIssue[] = [];
  if (singles.length >= MIN_ITEMS) {
    issues.push(...lintPositions(singles, file), ...lintLengths(singles, file));
  }
  if (items.length >= MIN_ITEMS) {
    for (const { name, right } of blindStrategies(quiz.items)) {
      if (right * 100 >= quiz.passMark * items.length) {
        issues.push(
          quizIssue(file, {
            severity: 'error',
            code: 'blind-pass',
            message: `Always answering ${name} passes the quiz.`,
            found: `${right} of ${items.length} (${percent(
              right / items.length,
            )}) at a pass mark of ${quiz.passMark} %`,
            expected: `well below ${quiz.passMark} %`,
            remedy:
              'Spread right answers over positions, and give options of one item about the same length.',
          }),
        );
      }
    }
  }
  return issues;
}

function lintPositions(singles: SingleChoiceItem[], file: string): QuizIssue[] {
  const size = Math.max(...singles.map(({ options }) => options.length));
  const counts = new Array<number>(size).fill(0);
  const expected = new Array<number>(size).fill(0);
  for (const { options } of singles) {
    counts[options.findIndex(({ correct }) => correct)] += 1;
    options.forEach((_, position) => {
      expected[position] += 1 / options.length;
    });
  }
  const probability = chiSquareProbability(
    chiSquareStatistic(counts, expected),
    size - 1,
  );
  if (probability >= SIGNIFICANCE) {
    return [];
  }
  return [
    quizIssue(file, {
      severity: 'warning',
      code: 'position-bias',
      message:
        'Right answers stand in some positions far more often than in others.',
      found: counts
        .map((count, index) => `${String.fromCharCode(65 + index)} ${count}`)
        .join(', '),
      expected: `about ${expected.map(value => Math.round(value)).join(', ')}`,
      remedy:
        'Move right answers to other positions. The portal shuffles options, but prints and exports do not.',
    }),
  ];
}

function lintLengths(singles: SingleChoiceItem[], file: string): QuizIssue[] {
  const longest = singles.filter(item => isExtreme(item, 1)).length;
  const byChance = singles.reduce(
    (sum, { options }) => sum + 1 / options.length,
    0,
  );
  const rest = singles.length - longest;
  const probability = chiSquareProbability(
    chiSquareStatistic([longest, rest], [byChance, singles.length - byChance]),
    1,
  );
  if (longest <= byChance || probability >= SIGNIFICANCE) {
    return [];
  }
  return [
    quizIssue(file, {
      severity: 'warning',
      code: 'longest-option',
      message:
        'The right option is the longest one far more often than by chance.',
      found: `${longest} of ${singles.length} (${percent(
        longest / singles.length,
      )})`,
      expected: `about ${Math.round(byChance)}`,
      remedy: 'Shorten right options, or write wrong ones out as fully.',
    }),
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
