/** How bad a finding is, worst first in {@link FINDING_SEVERITIES}. @public */
export type FindingSeverity =
  | 'critical'
  | 'high'
  | 'medium'
  | 'low'
  | 'informational'
  | 'unknown';

/** All severities, worst first. @public */
export const FINDING_SEVERITIES: readonly FindingSeverity[] = [
  'critical',
  'high',
  'medium',
  'low',
  'informational',
  'unknown',
];

/** Negative where `a` is worse than `b`: sorts worst first. @public */
export function compareSeverity(
  a: FindingSeverity,
  b: FindingSeverity,
): number {
  return FINDING_SEVERITIES.indexOf(a) - FINDING_SEVERITIES.indexOf(b);
}

/**
 * What sources call a severity, and what it is here. `fatal` is OCSF's severity 6; `moderate` and `important` are
 * words of vulnerability feeds; `error`, `warning` and `note` are SARIF's levels.
 */
const SEVERITY_OF_WORD = new Map<string, FindingSeverity>([
  ['fatal', 'critical'],
  ['critical', 'critical'],
  ['high', 'high'],
  ['important', 'high'],
  ['error', 'high'],
  ['medium', 'medium'],
  ['moderate', 'medium'],
  ['warning', 'medium'],
  ['low', 'low'],
  ['note', 'low'],
  ['informational', 'informational'],
  ['info', 'informational'],
  ['none', 'informational'],
  ['unknown', 'unknown'],
  ['other', 'unknown'],
]);

/** The severity that a source's word means, in any case; undefined where the word is not known. @public */
export function severityOfWord(word: string): FindingSeverity | undefined {
  return SEVERITY_OF_WORD.get(word.trim().toLowerCase());
}
