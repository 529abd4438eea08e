import { QuizItem } from '../model';
import { guessScore } from './guessScore';
import { AttemptResponses, ItemResponse } from './ItemResponse';
import { upperAndLower } from './discriminationIndex';
import { correlation, mean } from './moments';
import {
  FIRM_RESPONSES,
  ItemFlag,
  ItemStatistics,
  MIN_RESPONSES,
  OptionStatistics,
  QuizStatistics,
} from './QuizStatistics';
import {
  cronbachAlpha,
  kuderRichardson20,
  standardErrorOfMeasurement,
} from './reliability';

/** One response with how the rest of the same attempt went. */
interface Taker {
  response: ItemResponse;
  /** Mean credit of the attempt's other items; undefined where there are none. */
  rest?: number;
  /** Mean credit of the attempt. */
  total: number;
}

/**
 * Item analysis over first attempts: later ones have seen feedback. With random draws every item is judged by
 * those who drew it, against the rest of their own attempts.
 *
 * @param items - every item version that occurs in the attempts
 * @public
 */
export function analyseQuiz(
  items: readonly QuizItem[],
  attempts: readonly AttemptResponses[],
): QuizStatistics {
  const first = firstAttempts(attempts);
  const statistics: QuizStatistics = {
    learners: first.length,
    hidden: first.length < MIN_RESPONSES,
    items: items.map(item => analyseItem(item, takersOf(item, first))),
  };
  const reliability = statistics.hidden ? undefined : reliabilityOf(first);
  return reliability ? { ...statistics, reliability } : statistics;
}

function firstAttempts(
  attempts: readonly AttemptResponses[],
): AttemptResponses[] {
  const byLearner = new Map<string, AttemptResponses>();
  for (const attempt of attempts) {
    const known = byLearner.get(attempt.learner);
    if (!known || attempt.attemptNo < known.attemptNo) {
      byLearner.set(attempt.learner, attempt);
    }
  }
  return [...byLearner.values()];
}

function takersOf(
  item: QuizItem,
  attempts: readonly AttemptResponses[],
): Taker[] {
  return attempts.flatMap(({ responses }) => {
    const response = responses.find(
      ({ itemId, itemVersion }) =>
        itemId === item.id && itemVersion === item.version,
    );
    const others = responses.filter(other => other !== response);
    return response
      ? [
          {
            response,
            total: mean(responses.map(({ credit }) => credit)),
            ...(others.length > 0 && {
              rest: mean(others.map(({ credit }) => credit)),
            }),
          },
        ]
      : [];
  });
}

function analyseItem(item: QuizItem, takers: Taker[]): ItemStatistics {
  const statistics: ItemStatistics = {
    itemId: item.id,
    itemVersion: item.version,
    responses: takers.length,
    hidden: takers.length < MIN_RESPONSES,
    flags: [],
  };
  if (statistics.hidden) {
    return statistics;
  }
  const credits = takers.map(({ response }) => response.credit);
  const withRest = takers.filter(({ rest }) => rest !== undefined);
  const itemRest = correlation(
    withRest.map(({ response }) => response.credit),
    withRest.map(({ rest }) => rest!),
  );
  const { upper, lower } = groups(takers, ({ credit }) => credit);
  const result: ItemStatistics = {
    ...statistics,
    facility: mean(credits),
    ...(itemRest !== undefined && { itemRest }),
    discrimination: upper - lower,
    guess: guessScore(item),
  };
  if (item.type === 'single' || item.type === 'multiple') {
    result.options = item.options.map((option): OptionStatistics => {
      const isChosen = ({ chosen }: ItemResponse) =>
        Number(chosen?.includes(option.id) ?? false);
      return {
        optionId: option.id,
        correct: option.correct,
        chosen: mean(takers.map(({ response }) => isChosen(response))),
        ...groups(takers, isChosen),
      };
    });
  }
  return { ...result, flags: flagsOf(result) };
}

function groups(takers: Taker[], value: (response: ItemResponse) => number) {
  return upperAndLower(
    takers.map(({ response, total }) => ({ total, value: value(response) })),
  );
}

/** The limits are customary ones (Ebel and Frisbie, 1991; Moodle's quiz statistics report uses alike). */
function flagsOf(item: ItemStatistics): ItemFlag[] {
  const { facility = 0, itemRest } = item;
  const distractors = item.options?.filter(({ correct }) => !correct) ?? [];
  const flags: Array<[ItemFlag, boolean]> = [
    ['provisional', item.responses < FIRM_RESPONSES],
    ['too-hard', facility < 0.3],
    ['too-easy', facility > 0.9],
    ['check-key', itemRest !== undefined && itemRest < 0],
    [
      'weak-discrimination',
      itemRest !== undefined && itemRest >= 0 && itemRest < 0.15,
    ],
    ['unused-distractor', distractors.some(({ chosen }) => chosen === 0)],
    [
      'distractor-attracts-best',
      distractors.some(({ upper, lower }) => upper > lower),
    ],
  ];
  return flags.filter(([, isSet]) => isSet).map(([flag]) => flag);
}

function reliabilityOf(
  attempts: readonly AttemptResponses[],
): QuizStatistics['reliability'] {
  const key = ({ itemId, itemVersion }: ItemResponse) =>
    `${itemId}@${itemVersion}`;
  const form = attempts[0].responses.map(key).sort();
  const rows: number[][] = [];
  for (const { responses } of attempts) {
    const byItem = new Map(responses.map(r => [key(r), r.credit]));
    if (byItem.size !== form.length || !form.every(name => byItem.has(name))) {
      return undefined;
    }
    rows.push(form.map(name => byItem.get(name)!));
  }
  const isDichotomous = rows.every(row => row.every(v => v === 0 || v === 1));
  const value = isDichotomous ? kuderRichardson20(rows) : cronbachAlpha(rows);
  return value === undefined
    ? undefined
    : {
        method: isDichotomous ? 'kr-20' : 'alpha',
        value,
        standardError: standardErrorOfMeasurement(rows, value),
      };
}
