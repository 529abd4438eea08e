import { QuizDefinition, QuizItem, QuizSection, quizVersionOf } from '../model';
import { AttemptPlan, AttemptSlot } from './AttemptPlan';
import { attemptSeed } from './attemptSeed';
import { opaqueId } from './opaqueId';
import { sectionPool } from './sectionPool';
import { SeededRandom } from './SeededRandom';
import { stratifiedSample } from './stratifiedSample';

/**
 * Draws the items of one attempt and the order of everything in it. Equal options give equal plans.
 *
 * Sections draw in order; an item that an earlier section drew is not drawn again.
 *
 * @throws RangeError if a section has fewer items left than it draws
 * @public
 */
export function drawAttempt(options: {
  quiz: QuizDefinition;
  serverKey: string | Uint8Array;
  learner: string;
  attemptNo: number;
  /** `quizVersionOf(quiz)`, where many attempts are drawn and it is to be computed once. */
  quizVersion?: string;
}): AttemptPlan {
  const { quiz, learner, attemptNo } = options;
  const quizVersion = options.quizVersion ?? quizVersionOf(quiz);
  const seed = attemptSeed({ ...options, quizVersion });
  const random = SeededRandom.create(seed);
  const drawn = new Set<string>();
  const slots: AttemptSlot[] = [];
  for (const section of quiz.sections) {
    for (const item of drawSection(quiz, section, drawn, random)) {
      drawn.add(item.id);
      slots.push({
        id: opaqueId(seed, item.id),
        sectionId: section.id,
        itemId: item.id,
        itemVersion: item.version,
        order: shownOrder(item, random),
      });
    }
  }
  return { quizId: quiz.id, quizVersion, learner, attemptNo, seed, slots };
}

function drawSection(
  quiz: QuizDefinition,
  section: QuizSection,
  drawn: ReadonlySet<string>,
  random: SeededRandom,
): QuizItem[] {
  const pool = sectionPool(quiz, section).filter(item => !drawn.has(item.id));
  const count = section.draw ?? pool.length;
  if (count > pool.length) {
    throw new RangeError(
      `Section ${section.id} of quiz ${quiz.id} draws ${count} items, ` +
        `but only ${pool.length} are left for it; publish more items or draw fewer`,
    );
  }
  const sample = stratifiedSample(
    pool,
    count,
    item => stratumOf(item, section),
    random,
  );
  if (section.shuffle === false) {
    return pool.filter(item => sample.includes(item));
  }
  return random.shuffle(sample);
}

function stratumOf(item: QuizItem, section: QuizSection): string {
  switch (section.stratifyBy) {
    case 'difficulty':
      return item.difficulty ?? '';
    case 'objective':
      return item.objectives[0] ?? '';
    case 'competency':
      return item.competencies[0] ?? '';
    default:
      return '';
  }
}

function shownOrder(
  item: QuizItem,
  random: SeededRandom,
): string[] | undefined {
  switch (item.type) {
    case 'single':
    case 'multiple': {
      const loose = random.shuffle(item.options.filter(o => !o.anchored));
      return item.options.map(o => (o.anchored ? o : loose.shift()!).id);
    }
    case 'ordering':
      return random.shuffle(item.entries.map(entry => entry.id));
    case 'matching':
      return random.shuffle(item.choices.map(choice => choice.id));
    default:
      return undefined;
  }
}
