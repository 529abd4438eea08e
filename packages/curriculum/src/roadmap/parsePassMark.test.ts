import { parsePassMark } from './parsePassMark';

describe('parsePassMark', () => {
  it.each([
    ['≥75% score', 75],
    ['≥ 75 % score', 75],
    ['>=80% score on presentation rubric', 80],
    ['≥75% scenario accuracy', 75],
    ['≥80% on executive panel rubric', 80],
    ['at least 70% correct', 70],
    ['Score ≥ 80% on design rubric', 80],
    ['A score of at least 75 %', 75],
    ['≥82.5% score', 82.5],
    ['Evaluated ≥ 80% by leadership panel', 80],
  ])('reads %s', (criterion, mark) => {
    expect(parsePassMark(criterion)).toBe(mark);
  });

  it.each([
    '≥90% utilization',
    'Image size reduced ≥30%',
    'Documented actions achieving ≥30% projected savings',
    'Score >= passing threshold',
    '≥175% score',
    'Review board approval',
  ])('finds none in %s, which measures something else', criterion => {
    expect(parsePassMark(criterion)).toBeUndefined();
  });
});
