import {
  AcceptedNumber,
  AcceptedText,
  markdownText,
  QuizItem,
  QuizOption,
  QuizSource,
  QuizText,
} from '../model';

/** A member of a file that the schema has accepted. */
type Raw = any;

/** An item of a file that the schema has accepted, with what it leaves out filled in. */
export function quizItemOf(raw: Raw, source: QuizSource): QuizItem {
  const base = {
    id: raw.id,
    version: raw.version ?? 1,
    stem: textOf(raw.stem),
    points: raw.points ?? 1,
    status: raw.status ?? 'published',
    competencies: raw.competencies ?? [],
    objectives: raw.objectives ?? [],
    tags: raw.tags ?? [],
    source,
    ...optional({
      title: raw.title,
      difficulty: raw.difficulty,
      explanation: raw.explanation && textOf(raw.explanation),
    }),
  };
  const scoring = raw.scoring ?? 'partial';
  switch (raw.type) {
    case 'single':
      return { ...base, type: 'single', options: raw.options.map(optionOf) };
    case 'multiple':
      return {
        ...base,
        type: 'multiple',
        options: raw.options.map(optionOf),
        scoring,
      };
    case 'true-false':
      return {
        ...base,
        type: 'true-false',
        answer: raw.answer,
        ...optional({
          rationaleRight: raw.rationaleRight && textOf(raw.rationaleRight),
          rationaleWrong: raw.rationaleWrong && textOf(raw.rationaleWrong),
        }),
      };
    case 'numeric':
      return {
        ...base,
        type: 'numeric',
        accepted: raw.accepted.map(acceptedNumberOf),
        ...optional({ unit: raw.unit }),
      };
    case 'short-text':
      return {
        ...base,
        type: 'short-text',
        accepted: raw.accepted.map(acceptedTextOf),
        ...optional({ caseSensitive: raw.caseSensitive }),
      };
    case 'ordering':
      return {
        ...base,
        type: 'ordering',
        entries: raw.entries.map(choiceOf),
        scoring,
      };
    case 'matching':
      return {
        ...base,
        type: 'matching',
        premises: raw.premises.map((premise: Raw) => ({
          ...choiceOf(premise),
          choice: premise.choice,
        })),
        choices: raw.choices.map(choiceOf),
        scoring,
      };
    default:
      return {
        ...base,
        type: 'essay',
        ...optional({
          modelAnswer: raw.modelAnswer && textOf(raw.modelAnswer),
        }),
      };
  }
}

function optionOf(raw: Raw): QuizOption {
  return {
    ...choiceOf(raw),
    correct: raw.correct ?? false,
    ...optional({
      credit: raw.credit,
      rationale: raw.rationale && textOf(raw.rationale),
      anchored: raw.anchored,
    }),
  };
}

function choiceOf(raw: Raw): { id: string; text: QuizText } {
  return { id: raw.id, text: textOf(raw.text) };
}

function acceptedNumberOf(raw: Raw): AcceptedNumber {
  const rest = {
    credit: raw.credit ?? 100,
    ...optional({ rationale: raw.rationale && textOf(raw.rationale) }),
  };
  if (raw.value === undefined) {
    return { min: raw.min, max: raw.max, ...rest };
  }
  const tolerance = raw.tolerance ?? 0;
  return {
    // Twelve digits undo the rounding of binary numbers: 3.1415 + 0.0005 is meant as 3.142.
    min: Number((raw.value - tolerance).toPrecision(12)),
    max: Number((raw.value + tolerance).toPrecision(12)),
    written: { value: raw.value, ...optional({ tolerance: raw.tolerance }) },
    ...rest,
  };
}

function acceptedTextOf(raw: Raw): AcceptedText {
  if (typeof raw === 'string') {
    return { match: 'text', value: raw, credit: 100 };
  }
  return {
    match: raw.match ?? 'text',
    value: raw.value,
    credit: raw.credit ?? 100,
    ...optional({ rationale: raw.rationale && textOf(raw.rationale) }),
  };
}

function textOf(raw: string | QuizText): QuizText {
  return typeof raw === 'string' ? markdownText(raw.trimEnd()) : raw;
}

/** Without the members that are undefined, so that equal items have equal members. */
function optional<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}
