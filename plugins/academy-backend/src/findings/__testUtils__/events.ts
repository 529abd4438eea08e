import {
  complianceFinding,
  ComplianceFindingOptions,
  FindingRecord,
  readFindings,
  ScanRun,
} from '@gpu-academy/findings';
import { ScanFile } from '../FindingStore';

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
    file: 'events.json',
    source: 'nightly',
    text: `[${events.map(eventText).join(',')}]`,
  });
  if (errors.length > 0) {
    throw new Error(errors[0].message);
  }
  return records;
}

/** A file with these events, of which nobody says where its scanner looked. */
export function scanOf(...events: EventFields[]): ScanFile {
  return scanOfRun({}, ...events);
}

/** A file with these events and with what is said of its run. */
export function scanOfRun(
  run: Partial<ScanRun>,
  ...events: EventFields[]
): ScanFile {
  const records = recordsOf(...events);
  const times = records.map(each => each.observedAt).sort();
  return {
    ingestRunId: 'run-1',
    file: 'scan.json',
    contentDigest: 'digest-1',
    simulated: false,
    readAt: '2026-12-01T00:00:00.000Z',
    unreadable: 0,
    run: {
      id: 'scan',
      source: 'nightly',
      startedAt: times[0] ?? '2026-11-01T00:00:00.000Z',
      outcome: 'succeeded',
      coverage: { scopes: [], regions: [], checks: [] },
      errors: [],
      records,
      ...run,
    },
  };
}
