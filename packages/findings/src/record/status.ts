/** What one evaluation of a check found, worst first in {@link FINDING_STATUSES}. @public */
export type FindingStatus = 'fail' | 'warning' | 'manual' | 'pass';

/** All statuses, worst first. @public */
export const FINDING_STATUSES: readonly FindingStatus[] = [
  'fail',
  'warning',
  'manual',
  'pass',
];

/** Negative where `a` is worse than `b`: sorts worst first. @public */
export function compareStatus(a: FindingStatus, b: FindingStatus): number {
  return FINDING_STATUSES.indexOf(a) - FINDING_STATUSES.indexOf(b);
}

/** Whether somebody has to act: `fail` and `warning` are open, `manual` asks for a look and `pass` for nothing. @public */
export function isOpen(status: FindingStatus): boolean {
  return status === 'fail' || status === 'warning';
}

/** What sources call an outcome: OCSF, Prowler (`PASS`), ASFF (`PASSED`), older Prowler (`Success`), Defender (`Healthy`). */
const STATUS_OF_WORD = new Map<string, FindingStatus>([
  ['fail', 'fail'],
  ['failed', 'fail'],
  ['failure', 'fail'],
  ['unhealthy', 'fail'],
  ['warning', 'warning'],
  ['manual', 'manual'],
  ['not_available', 'manual'],
  ['info', 'manual'],
  ['infoed', 'manual'],
  ['pass', 'pass'],
  ['passed', 'pass'],
  ['success', 'pass'],
  ['healthy', 'pass'],
]);

/** The status that a source's word means, in any case; undefined where the word is not known. @public */
export function statusOfWord(word: string): FindingStatus | undefined {
  return STATUS_OF_WORD.get(word.trim().toLowerCase());
}
