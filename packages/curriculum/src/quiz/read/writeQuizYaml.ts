import { stringify } from 'yaml';
import {
  AcceptedNumber,
  AcceptedText,
  QuizDefinition,
  QuizItem,
  QuizOption,
  QuizText,
} from '../model';
import { QuestionBank } from './QuizDocument';

const API_VERSION = 'gpu-academy.io/v1alpha1';

/**
 * Writes a quiz in the project's own format, so that what was imported from markdown can be kept, tagged and drawn
 * from. Reading it gives the same quiz; what a reader fills in is left out.
 *
 * Whoever gets the text gets the key.
 *
 * @public
 */
export function writeQuizYaml(
  quiz: QuizDefinition & { banks?: string[] },
): string {
  return yaml({
    apiVersion: API_VERSION,
    kind: 'Quiz',
    id: quiz.id,
    version: quiz.version,
    title: quiz.title,
    module: quiz.moduleId,
    passMark: quiz.passMark,
    timeLimitMinutes: quiz.timeLimitMinutes,
    graceSeconds: quiz.graceSeconds,
    attempts: notEmpty(quiz.attempts),
    feedback: quiz.feedback,
    keyIsPublic: quiz.keyIsPublic || undefined,
    banks: notEmpty(quiz.banks ?? []),
    sections: quiz.sections,
    items: notEmpty(quiz.items.map(rawItem)),
  });
}

/** Like {@link writeQuizYaml}, for a bank. @public */
export function writeBankYaml(bank: QuestionBank): string {
  return yaml({
    apiVersion: API_VERSION,
    kind: 'QuestionBank',
    id: bank.id,
    title: bank.title,
    keyIsPublic: bank.keyIsPublic || undefined,
    items: bank.items.map(rawItem),
  });
}

function yaml(value: object): string {
  // Members that are undefined are left out by way of JSON.
  return stringify(JSON.parse(JSON.stringify(value)), { lineWidth: 110 });
}

function rawItem(item: QuizItem): object {
  const base = {
    id: item.id,
    version: item.version === 1 ? undefined : item.version,
    type: item.type,
    title: item.title,
    status: item.status === 'published' ? undefined : item.status,
    difficulty: item.difficulty,
    competencies: notEmpty(item.competencies),
    objectives: notEmpty(item.objectives),
    tags: notEmpty(item.tags),
    points: item.points === 1 ? undefined : item.points,
    stem: rawText(item.stem),
  };
  return { ...base, ...rawKey(item), explanation: rawText(item.explanation) };
}

function rawKey(item: QuizItem): object {
  switch (item.type) {
    case 'single':
      return { options: item.options.map(rawOption) };
    case 'multiple':
      return { scoring: item.scoring, options: item.options.map(rawOption) };
    case 'true-false':
      return {
        answer: item.answer,
        rationaleRight: rawText(item.rationaleRight),
        rationaleWrong: rawText(item.rationaleWrong),
      };
    case 'numeric':
      return { unit: item.unit, accepted: item.accepted.map(rawNumber) };
    case 'short-text':
      return {
        caseSensitive: item.caseSensitive,
        accepted: item.accepted.map(rawAcceptedText),
      };
    case 'ordering':
      return { scoring: item.scoring, entries: item.entries.map(rawChoice) };
    case 'matching':
      return {
        scoring: item.scoring,
        premises: item.premises.map(premise => ({
          ...rawChoice(premise),
          choice: premise.choice,
        })),
        choices: item.choices.map(rawChoice),
      };
    default:
      return { modelAnswer: rawText(item.modelAnswer) };
  }
}

function rawOption(option: QuizOption): object {
  return {
    ...rawChoice(option),
    correct: option.correct || undefined,
    credit: option.credit,
    rationale: rawText(option.rationale),
    anchored: option.anchored,
  };
}

function rawChoice(choice: { id: string; text: QuizText }): object {
  return { id: choice.id, text: rawText(choice.text) };
}

function rawNumber({ min, max, written, ...rest }: AcceptedNumber): object {
  return {
    ...(written ?? { min, max }),
    credit: rest.credit === 100 ? undefined : rest.credit,
    rationale: rawText(rest.rationale),
  };
}

function rawAcceptedText(accepted: AcceptedText): object | string {
  const { match, value, credit, rationale } = accepted;
  return match === 'text' && credit === 100 && !rationale
    ? value
    : {
        match: match === 'text' ? undefined : match,
        value,
        credit: credit === 100 ? undefined : credit,
        rationale: rawText(rationale),
      };
}

function rawText(text: QuizText | undefined): QuizText | string | undefined {
  return text?.format === 'markdown' ? text.text : text;
}

function notEmpty<T extends object>(value: T): T | undefined {
  return Object.keys(value).length === 0 ? undefined : value;
}
