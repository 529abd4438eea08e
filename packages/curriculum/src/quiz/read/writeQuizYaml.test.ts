import { readGift } from '../gift';
import { readMarkdownQuiz } from '../markdown';
import { QuizItem } from '../model';
import { exampleItems, exampleQuiz } from '../__testUtils__/exampleQuiz';
import {
  describeWithSharedData,
  sharedFiles,
  sharedText,
} from '../__testUtils__/sharedQuizData';
import { readQuizYaml } from './readQuizYaml';
import { writeBankYaml, writeQuizYaml } from './writeQuizYaml';

const withoutSource = (items: QuizItem[]) =>
  items.map(({ source: _, ...item }) => item);

function readBack(text: string) {
  const document = readQuizYaml(text, 'back.yaml');
  expect(document.issues).toEqual([]);
  return document;
}

describe('writeQuizYaml', () => {
  it('writes every type of item and every setting so that it reads the same', () => {
    const quiz = exampleQuiz({
      moduleId: 'MOD-102',
      keyIsPublic: true,
      sections: [
        {
          id: 'all',
          title: 'All',
          draw: 3,
          stratifyBy: 'objective',
          shuffle: false,
          pool: { difficulties: ['hard'] },
        },
      ],
    });
    const { quiz: back } = readBack(writeQuizYaml(quiz));
    expect({ ...back, items: withoutSource(back!.items) }).toEqual({
      ...quiz,
      banks: [],
      items: withoutSource(quiz.items),
    });
  });

  it('writes a bank so that it reads the same', () => {
    const bank = {
      id: 'bank',
      title: 'Bank',
      keyIsPublic: false,
      items: exampleItems(),
    };
    expect(withoutSource(readBack(writeBankYaml(bank)).bank!.items)).toEqual(
      withoutSource(bank.items),
    );
  });
});

describeWithSharedData('imported quizzes', () => {
  it.each(sharedFiles('quizzes'))(
    '%s is kept whole in the own format',
    file => {
      const { quiz } = readMarkdownQuiz(sharedText('quizzes', file), file);
      const items = quiz?.items ?? [];
      const back = quiz && readBack(writeQuizYaml(quiz)).quiz!;
      expect(withoutSource(back?.items ?? [])).toEqual(withoutSource(items));
    },
  );

  it('so is every GIFT file, all in one bank', () => {
    const items = sharedFiles('gift').flatMap((file, index) =>
      readGift(sharedText('gift', file), file).entries.flatMap(entry =>
        entry.kind === 'item'
          ? [{ ...entry.item, id: `f-${index}-${entry.item.id}`, tags: [] }]
          : [],
      ),
    );
    const bank = { id: 'gift', keyIsPublic: false, items };
    expect(withoutSource(readBack(writeBankYaml(bank)).bank!.items)).toEqual(
      withoutSource(items),
    );
  });
});
