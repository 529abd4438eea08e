import {
  complianceFinding,
  ComplianceFindingOptions,
  FindingRecord,
  readFindings,
} from '@gpu-academy/findings';
import { ScanRun } from '../FindingStore';

/** What a test says of an event; the rest is alike in all of them. */
export type EventFields = Partial<
  Omit<ComplianceFindingOptions, 'resource' | 'product' | 'standards'>
> & { resource?: string; tags?: Record<string, string> };

/** An event as JSON text, of Ada's unless it says otherwise. */
export function eventText(fields: EventFields = {}): string {
  const { resource = 'sg-1', tags = { learner: 'ada' }, ...rest } = fields;
  return JSON.stringify(
    complianceFinding({
      uid: 'same-for-all',
      checkId: 'open_port_22',
      title: 'Port 22 is closed to the internet',
      description: `${resource} lets everyone in.`,
      severity: 'high',
      status: 'fail',
      observedAt: '2026-11-01T00:00:00.000Z',
      product: { name: 'Scanner', vendorName: 'Example' },
      standards: ['Lab checklist'],
      provider: 'aws',
      scopeId: '111122223333',
      region: 'eu-west-1',
      resource: {
        uid: `arn:aws:ec2:eu-west-1:111122223333:security-group/${resource}`,
        type: 'AwsEc2SecurityGroup',
        tags,
      },
      ...rest,
    }),
  );
}

export function recordsOf(...events: EventFields[]): FindingRecord[] {
  const { records, errors } = readFindings({
    file: 'events.ndjson',
    source: 'nightly',
    text: events.map(eventText).join('\n'),
  });
  if (errors.length > 0) {
    throw new Error(errors[0].message);
  }
  return records;
}

/** A scan with these events. */
export function scanOf(...events: EventFields[]): ScanRun {
  return {
    ingestRunId: 'run-1',
    source: 'nightly',
    file: 'scan.json',
    contentDigest: 'digest-1',
    simulated: false,
    readAt: '2026-11-02T00:00:00.000Z',
    records: recordsOf(...events),
  };
}
