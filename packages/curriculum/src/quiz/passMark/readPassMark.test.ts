import { parsePassMark } from '../../roadmap/parsePassMark';
import { readMarkdownQuiz } from '../markdown';
import { readPassMark } from './readPassMark';

describe('readPassMark', () => {
  it.each([
    ['at least 75 percent', 75],
    ['≥ 80 percent', 80],
    ['8/10', 80],
    ['passing score: 7 out of 10', 70],
    ['75 % or higher', 75],
    ['82.5%', 82.5],
    ['82,5 %', 82.5],
    ['70 per cent', 70],
    ['24 of the 30 questions', 80],
    ['80% (24/30)', 80],
  ])('reads %s', (text, percent) => {
    expect(readPassMark(text)?.percent).toBe(percent);
  });

  it.each(['150 %', '12/10', 'a good score', '3 attempts'])(
    'reads no share from %s',
    text => {
      expect(readPassMark(text)).toBeUndefined();
    },
  );

  it.each([
    ['Passing score: 7 out of 10', 70],
    ['**Pass mark** – 75 % or higher', 75],
    ['You need at least 75 percent to pass.', 75],
    ['Passing: ≥ 80 percent', 80],
    ['To pass: 8/10', 80],
    ['Minimum score: 75 percent', 75],
    ['Required grade: 70%', 70],
  ])('is what a quiz says of itself: %s', (line, percent) => {
    const { quiz, issues } = readMarkdownQuiz(
      `# Quiz\n\n${line}\n\n1. Grass?\nA) Red\nB) Green\nAns. B\n`,
      'quiz.md',
    );
    expect(quiz!.passMark).toBe(percent);
    expect(issues.map(({ code }) => code)).not.toContain('no-pass-mark');
  });

  it.each([
    ['pass_mark: 70', 70],
    ['passing_score: 70%', 70],
    ['passMark: 0.7', 70],
    ['passing-score: "7 out of 10"', 70],
  ])('is read from front matter, which is no section: %s', (line, percent) => {
    const { quiz, kept } = readMarkdownQuiz(
      `---\ntitle: Colours\n${line}\nmodule: MOD-102\n---\n\n# Quiz\n\n1. Grass?\nA) Red\nB) Green\nAns. B\n`,
      'quiz.md',
    );
    expect(quiz).toEqual(
      expect.objectContaining({
        title: 'Colours',
        moduleId: 'MOD-102',
        passMark: percent,
        sections: [expect.objectContaining({ title: 'Questions' })],
      }),
    );
    expect(quiz!.items[0].source!.line).toBe(9);
    expect(kept[0].text).toContain(line);
  });

  it.each([
    ['Score at least 75 percent', 75],
    ['≥ 80 percent score', 80],
    ['Passing score: 7 out of 10', 70],
    ['Score 8/10 or higher', 80],
    ['75 % or higher on the final score', 75],
    ['At least 24 of 30 correct', 80],
  ])('is the same in a criterion of a roadmap: %s', (criterion, percent) => {
    expect(parsePassMark(criterion)).toBe(percent);
  });
});
