import { createHash } from 'node:crypto';

/** What a finding's key is made of. @public */
export interface FindingKeyParts {
  source: string;
  provider: string;
  scopeId?: string;
  checkId: string;
  resourceUid: string;
  region?: string;
  discriminator?: string;
}

/**
 * The academy's own key of a finding: sha256, in hex, over source, provider, scope, check, canonical resource uid,
 * region and discriminator.
 *
 * @remarks
 *
 * The uid that a tool gives is not part of it. Real tools give one uid to two problems (two access keys of one
 * user), and one literal to all of them in a redacted export; a row would then be overwritten by whichever event
 * came last. The region is part of it because account-wide checks run once a region and name the account as their
 * resource each time.
 *
 * @public
 */
export function findingKey(parts: FindingKeyParts): string {
  const values = [
    parts.source,
    parts.provider,
    parts.scopeId ?? '',
    parts.checkId,
    canonicalResourceUid(parts.resourceUid),
    (parts.region ?? '').toLowerCase(),
    parts.discriminator ?? '',
  ];
  // JSON and not a separator: no value can then imitate the border between two.
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}

/**
 * One spelling for one resource: Azure resource ids and AWS account ids in pseudo-ARNs come in several, AWS ARNs and
 * Google's full resource names are case-sensitive and stay as they are.
 *
 * @public
 */
export function canonicalResourceUid(uid: string): string {
  const trimmed = uid.trim();
  if (/^\/?(subscriptions|providers)\//i.test(trimmed)) {
    return `/${trimmed.replace(/^\/+|\/+$/g, '')}`.toLowerCase();
  }
  const account = /^AWS::::Account:(\d{12})$/.exec(trimmed);
  return account ? account[1] : trimmed;
}

/** sha256 of an event, in hex; equal for events that are the same JSON text once parsed. */
export function eventDigest(event: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(event) ?? 'undefined')
    .digest('hex');
}
