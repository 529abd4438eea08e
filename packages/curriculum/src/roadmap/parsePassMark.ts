import { inPercent } from '../quiz/passMark/readPassMark';

const BOUND =
  '(?:≥|>=|=>|at least|minimum(?: of)?|min\\.?|no less than|not less than)';
const MARK = '(\\d{1,3}(?:\\.\\d+)?) %';
const SCORE =
  '(?:scores?|scoring|accuracy|correct|marks?|grade|rubric|pass(?:ing)?)';

/** What says that a share is a pass mark, once shares are written in percent. */
const PHRASES = [
  `${BOUND}\\s*${MARK}\\s*(?:[\\w-]+\\s+){0,5}${SCORE}\\b`,
  `(?:score|mark|grade|threshold|accuracy|rating|rated|evaluated|pass(?:es|ing|ed)?)\\s*(?:is\\s*|of\\s*|at\\s*|with\\s*|[:=]\\s*){0,2}${BOUND}\\s*${MARK}`,
  `\\bpass(?:ing)?\\s*(?:score|mark|grade|threshold|rate)?\\s*(?:is\\s*|of\\s*|at\\s*|with\\s*|[:=]\\s*){0,2}${MARK}`,
  `\\bscores?\\s*(?:of\\s*|[:=]\\s*)?${MARK}\\s*(?:or|and)\\s+(?:higher|more|better|above)\\b`,
  `${MARK}\\s*(?:or|and)\\s+(?:higher|more|better|above)\\s+(?:[\\w-]+\\s+){0,3}${SCORE}\\b`,
  `${MARK}\\s*(?:or\\s+\\w+\\s+)?(?:needed|required)?\\s*to\\s+pass\\b`,
].map(phrase => new RegExp(phrase, 'i'));

/**
 * Reads the pass mark out of a completion criterion: the share of a *score*, *accuracy* or *rubric*, as in
 * `≥75% score`, `score at least 8/10` or `pass mark: 75 percent`. Other percentages (`≥90% utilization`) are
 * measurements and not pass marks.
 */
export function parsePassMark(criterion: string): number | undefined {
  const text = inPercent(criterion);
  const match = PHRASES.map(phrase => phrase.exec(text)).find(Boolean);
  const mark = match ? Number(match[1]) : undefined;
  return mark !== undefined && mark <= 100 ? mark : undefined;
}
