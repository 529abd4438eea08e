/**
 * Reads the pass mark out of a completion criterion: the percentage of a *score*, *accuracy* or *rubric*, as in
 * `≥75% score`. Other percentages (`≥90% utilization`) are measurements and not pass marks.
 */
export function parsePassMark(criterion: string): number | undefined {
  const match =
    /(?:≥|>=|at least)\s*(\d{1,3}(?:\.\d+)?)\s*%\s*(?:[\w-]+\s+){0,5}(?:score|accuracy|correct|marks?|rubric)\b/i.exec(
      criterion,
    ) ??
    /(?:score|mark|accuracy|rating|rated|evaluated)\s*(?:of\s*|at\s*)?(?:≥|>=|at least)\s*(\d{1,3}(?:\.\d+)?)\s*%/i.exec(
      criterion,
    );
  const mark = match ? Number(match[1]) : undefined;
  return mark !== undefined && mark <= 100 ? mark : undefined;
}
