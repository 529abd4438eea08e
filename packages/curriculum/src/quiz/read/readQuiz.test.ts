import { readQuiz } from './readQuiz';

const asText = (bytes: number[] | string) =>
  Buffer.from(bytes as string).toString('utf8');

describe('readQuiz', () => {
  it.each([
    [
      'a PNG image',
      'quizzes/final.md',
      asText([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
    ],
    [
      'a ZIP archive',
      'quizzes/final.gift',
      asText('PK\u0003\u0004\u0014\u0000\u0006'),
    ],
    ['a PDF document', 'quizzes/final.yaml', asText('%PDF-1.7\n1 0 obj')],
    [
      'text in UTF-16',
      'quizzes/final.md',
      Buffer.from('\uFEFF# Quiz', 'utf16le').toString('utf8'),
    ],
    ['characters are none', 'quizzes/final.md', '\u0001\u0002\u0003\u0004abc'],
  ])('says of %s that it is no text, naming the file', (found, file, text) => {
    const { issues, quiz, bank } = readQuiz(text, file);
    expect([quiz, bank]).toEqual([undefined, undefined]);
    expect(issues).toEqual([
      expect.objectContaining({
        severity: 'error',
        code: 'not-text',
        message: `${file} is no text, so no question was read of it.`,
        found: expect.stringContaining(found),
        remedy: expect.stringMatching(/\.$/),
      }),
    ]);
  });

  it('reads text with a byte-order mark, emoji and a broken character', () => {
    const { quiz } = readQuiz(
      '\uFEFF# Quiz\n\nPass: 75%\n\n1. Gr\uFFFDn? 🌱\nA) Red\nB) Green\nAns. B\n',
      'quiz.md',
    );
    expect(quiz!.items).toHaveLength(1);
  });

  it('refuses other extensions', () => {
    expect(() => readQuiz('', 'quiz.docx')).toThrow(RangeError);
  });
});
