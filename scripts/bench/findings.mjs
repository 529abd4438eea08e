import { megabytes, seconds, table } from './table.mjs';

/** Findings over time, and the rules over policies. */
export function findingsTable({ fold, policies }) {
  return table([
    ['findings', 'measured', 'peak memory'],
    [
      `fold and reduce of ${fold.findings} findings that have not changed`,
      seconds(fold.seconds),
      megabytes(fold.peakBytes),
    ],
    [
      `${policies.rules} rules and the lint over ${policies.policies} policies`,
      seconds(policies.seconds),
      megabytes(policies.peakBytes),
    ],
  ]);
}
