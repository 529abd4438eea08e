import fc from 'fast-check';
import { eventDigest } from '../record/findingKey';
import { FINDING_SEVERITIES, FINDING_STATUSES, FindingRecord } from '../record';

/** A record with any fields set; its event digest follows from them. */
export function record(fields: Partial<FindingRecord> = {}): FindingRecord {
  const raw = { ...fields };
  return {
    key: 'key',
    source: 'nightly',
    format: 'ocsf',
    checkId: 'check',
    title: 'A check',
    severity: 'medium',
    status: 'fail',
    sourceState: 'active',
    provider: 'aws',
    scopeId: '111122223333',
    region: 'eu-west-1',
    resourceUid: 'arn:aws:iam::111122223333:user/ada',
    tags: {},
    scopeTags: {},
    discriminator: '',
    observedAt: '2026-01-01T00:00:00.000Z',
    simulated: false,
    eventDigest: eventDigest(raw),
    raw,
    ...fields,
  };
}

/** Few keys, times and words, so that collisions are the rule. */
export const arbitraryRecord: fc.Arbitrary<FindingRecord> = fc
  .record({
    key: fc.constantFrom('a', 'b', 'c'),
    status: fc.constantFrom(...FINDING_STATUSES),
    severity: fc.constantFrom(...FINDING_SEVERITIES),
    observedAt: fc.constantFrom(
      '2026-01-01T00:00:00.000Z',
      '2026-01-02T00:00:00.000Z',
      '2026-01-03T00:00:00.000Z',
    ),
    title: fc.constantFrom('one', 'two'),
  })
  .map(record);
