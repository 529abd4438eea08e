import { Glob } from '../glob/Glob';
import { canonicalResourceUid, FindingRecord } from '../record';

/** Which findings a mute hides: exactly one, or those of a check, at a resource. @public */
export type MuteMatch =
  | { key: string }
  | {
      checkId: string;
      scopeId?: string;
      /** `*` stands for any text, every other character for itself. */
      resource?: string;
    };

/** Somebody's decision not to see a finding, for a reason and a time. @public */
export interface Mute {
  id: string;
  match: MuteMatch;
  /** At least ten characters: it is read by who reviews it. */
  reason: string;
  /** Entity ref. */
  author: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC; exclusive. */
  expiresAt: string;
}

const MIN_REASON = 10;

/**
 * What is wrong with a mute, for the person who makes it; empty where nothing is.
 *
 * @public
 */
export function problemsOfMute(mute: Mute, now: string): string[] {
  const problems = [];
  if (mute.reason.trim().length < MIN_REASON) {
    problems.push(
      `reason is '${mute.reason}', expected at least ${MIN_REASON} characters that say why the finding can wait`,
    );
  }
  if (mute.author.trim() === '') {
    problems.push('author is missing, expected the entity ref of a person');
  }
  if (!(mute.expiresAt > now)) {
    problems.push(
      `expiresAt is ${mute.expiresAt}, expected a time after ${now}; for a lab, its end`,
    );
  }
  return problems;
}

/** Whether a mute is about a finding. @public */
export function matches(
  mute: Mute,
  finding: Pick<FindingRecord, 'key' | 'checkId' | 'scopeId' | 'resourceUid'>,
): boolean {
  const { match } = mute;
  if ('key' in match) {
    return match.key === finding.key;
  }
  return (
    match.checkId === finding.checkId &&
    (match.scopeId === undefined || match.scopeId === finding.scopeId) &&
    (match.resource === undefined ||
      Glob.parse(match.resource).matches(
        canonicalResourceUid(finding.resourceUid),
      ))
  );
}
