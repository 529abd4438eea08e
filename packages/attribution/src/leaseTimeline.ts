import { compareText, instant, providerKey, scopeKey } from './identity';
import { Lease } from './types';

/** A stretch of time of one cloud scope in which the same leases hold; it ends where the next one starts. */
export interface LeaseSegment {
  providerKey: string;
  scopeKey: string;
  /** Milliseconds since 1970. */
  startsAt: number;
  /** In the order of their ids; empty between leases. */
  leases: Lease[];
}

/**
 * Cuts every scope's time at the starts and ends of its leases. What a moment belongs to is then the last
 * segment that started at or before it, which a database finds in one pass.
 */
export function leaseTimeline(leases: Lease[]): LeaseSegment[] {
  const byScope = new Map<string, Lease[]>();
  for (const lease of leases) {
    const scope = JSON.stringify([
      providerKey(lease.provider),
      scopeKey(lease.scopeId),
    ]);
    const scopeLeases = byScope.get(scope);
    if (scopeLeases) {
      scopeLeases.push(lease);
    } else {
      byScope.set(scope, [lease]);
    }
  }
  return [...byScope].flatMap(([scope, scopeLeases]) => {
    const [provider, id] = JSON.parse(scope) as [string, string];
    return segmentsOf(scopeLeases).map(segment => ({
      providerKey: provider,
      scopeKey: id,
      ...segment,
    }));
  });
}

function segmentsOf(
  leases: Lease[],
): Pick<LeaseSegment, 'startsAt' | 'leases'>[] {
  const spans = leases
    .map(lease => ({
      lease,
      from: instant(lease.startsAt),
      to: instant(lease.endsAt),
    }))
    .sort((a, b) => compareText(a.lease.id, b.lease.id));
  const edges = new Set(
    spans.flatMap(span => [span.from, span.to]).filter(Number.isFinite),
  );
  return [...edges]
    .sort((a, b) => a - b)
    .map(startsAt => ({
      startsAt,
      leases: spans
        .filter(span => span.from <= startsAt && startsAt < span.to)
        .map(span => span.lease),
    }));
}
