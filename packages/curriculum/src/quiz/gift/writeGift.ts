import {
  AcceptedNumber,
  MultipleChoiceItem,
  QuizItem,
  QuizOption,
  QuizText,
  QuizTextFormat,
  SingleChoiceItem,
} from '../model';
import { GiftEntry } from './GiftEntry';
import { isAnyNumber } from './anyNumber';

/** An item that GIFT cannot express. @public */
export interface GiftLoss {
  itemId: string;
  reason: string;
}

/**
 * Writes entries as GIFT. What GIFT cannot say is left out and told in `losses`: ordering has no form, nor have
 * patterns of short texts; ids, points, versions and competencies are kept by the project's own format only.
 *
 * Whoever gets the text gets the key.
 *
 * @public
 */
export function writeGift(entries: readonly GiftEntry[]): {
  text: string;
  losses: GiftLoss[];
} {
  const losses: GiftLoss[] = [];
  const blocks: string[] = [];
  for (const entry of entries) {
    switch (entry.kind) {
      case 'category':
        blocks.push(`$CATEGORY: ${entry.category}`);
        break;
      case 'description':
        blocks.push(
          `${tagComment(entry.giftId, entry.tags)}${titleOf(
            entry.title,
          )}${write(entry.text)}`,
        );
        break;
      default: {
        const { item } = entry;
        const loss = lossOf(item);
        if (loss !== undefined) {
          losses.push({ itemId: item.id, reason: loss });
          break;
        }
        blocks.push(
          `${tagComment(entry.giftId, item.tags)}${titleOf(item.title)}${write(
            item.stem,
          )}{${writeAnswers(item)}${writeExplanation(item)}}`,
        );
      }
    }
  }
  return { text: blocks.map(block => `${block}\n`).join('\n'), losses };
}

/** Why GIFT cannot express an item; undefined where it can. */
function lossOf(item: QuizItem): string | undefined {
  switch (item.type) {
    case 'ordering':
      return 'GIFT has no form for ordering';
    case 'single':
      if (item.options.every(({ correct }) => correct)) {
        return 'GIFT reads options that are all right as a short answer';
      }
      return item.options.some(({ correct }) => correct)
        ? undefined
        : 'GIFT reads options of which none is right as several to choose';
    case 'short-text':
      if (item.accepted.some(({ match }) => match === 'pattern')) {
        return 'GIFT has no form for patterns';
      }
      return item.accepted.every(({ value }) => value.includes('->'))
        ? 'GIFT reads answers with -> as pairs to match'
        : undefined;
    case 'matching':
      return [...item.premises, ...item.choices].some(({ text }) =>
        text.text.includes('->'),
      )
        ? 'GIFT cannot tell a -> in a text from that between the two of a pair'
        : undefined;
    default:
      return undefined;
  }
}

function writeAnswers(item: QuizItem): string {
  const inherited = item.stem.format;
  switch (item.type) {
    case 'single':
    case 'multiple':
      return `\n${withCredits(item)
        .map(option => writeOption(option, item.type, inherited))
        .join('')}`;
    case 'true-false':
      return `${item.answer ? 'TRUE' : 'FALSE'}${
        item.rationaleWrong || item.rationaleRight
          ? `#${
              item.rationaleWrong ? write(item.rationaleWrong, inherited) : ' '
            }`
          : ''
      }${
        item.rationaleRight ? `#${write(item.rationaleRight, inherited)}` : ''
      }`;
    case 'numeric':
      return `#\n${item.accepted
        .map(
          accepted =>
            `\t${
              isAnyNumber(accepted)
                ? '~'
                : `=${weight(
                    accepted.credit === 100 ? undefined : accepted.credit,
                  )}${writeNumber(accepted)}`
            }${feedback(accepted.rationale, inherited)}\n`,
        )
        .join('')}`;
    case 'short-text':
      return `\n${item.accepted
        .map(
          accepted =>
            `\t=${weight(
              accepted.credit === 100 ? undefined : accepted.credit,
            )}${write(
              { text: accepted.value, format: inherited },
              inherited,
            )}${feedback(accepted.rationale, inherited)}\n`,
        )
        .join('')}`;
    case 'matching': {
      const used = new Set(item.premises.map(({ choice }) => choice));
      const choiceText = (id: string) =>
        escapeGift(item.choices.find(choice => choice.id === id)!.text.text);
      return `\n${item.premises
        .map(
          premise =>
            `\t=${write(premise.text, inherited)} -> ${choiceText(
              premise.choice,
            )}\n`,
        )
        .join('')}${item.choices
        .filter(choice => !used.has(choice.id))
        .map(choice => `\t= -> ${choiceText(choice.id)}\n`)
        .join('')}`;
    }
    default:
      return '';
  }
}

/** GIFT has no rule for multiple choices but the credits themselves, so those of `gradeItem` are written out. */
function withCredits(item: SingleChoiceItem | MultipleChoiceItem) {
  if (
    item.type === 'single' ||
    item.options.some(({ credit }) => credit !== undefined)
  ) {
    return item.options;
  }
  const right = item.options.filter(({ correct }) => correct).length;
  if (right === 0) {
    // Without a key there is no share; written as wrong, the options would come back with credits.
    return item.options;
  }
  const share = Number((100 / right).toFixed(5));
  return item.options.map(option => ({
    ...option,
    credit: option.correct ? share : -share,
  }));
}

function writeOption(
  option: QuizOption,
  type: 'single' | 'multiple',
  inherited: QuizTextFormat,
): string {
  const sign = type === 'single' && option.correct ? '=' : '~';
  return `\t${sign}${weight(option.credit)}${write(
    option.text,
    inherited,
  )}${feedback(option.rationale, inherited)}\n`;
}

function writeNumber({ min, max, written }: AcceptedNumber): string {
  if (!written) {
    return `${min}..${max}`;
  }
  return written.tolerance === undefined
    ? `${written.value}`
    : `${written.value}:${written.tolerance}`;
}

function writeExplanation(item: QuizItem): string {
  return item.explanation
    ? `####${write(item.explanation, item.stem.format)}`
    : '';
}

function feedback(
  rationale: QuizText | undefined,
  inherited: QuizTextFormat,
): string {
  return rationale ? `#${write(rationale, inherited)}` : '';
}

function weight(credit: number | undefined): string {
  return credit === undefined ? '' : `%${credit}%`;
}

function titleOf(title: string | undefined): string {
  return title === undefined ? '' : `::${escapeGift(title)}::`;
}

function tagComment(giftId: string | undefined, tags: string[]): string {
  const parts = [
    ...(giftId === undefined ? [] : [`[id:${giftId}]`]),
    ...tags.map(tag => `[tag:${tag}]`),
  ];
  return parts.length === 0 ? '' : `// ${parts.join(' ')}\n`;
}

function write(text: QuizText, inherited: QuizTextFormat = 'moodle'): string {
  // A marker also keeps a text from being read as a weight, a comment, a command, or another marker.
  const needsMarker =
    text.format !== inherited || /^(?:\[|%|\/\/|\$)/.test(text.text);
  return `${needsMarker ? `[${text.format}]` : ''}${escapeGift(text.text)}`;
}

function escapeGift(text: string): string {
  return text.replace(/[\\~=#{}:]/g, '\\$&').replace(/\n/g, '\\n');
}
