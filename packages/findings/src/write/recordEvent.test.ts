import fc from 'fast-check';
import { ocsfProblems } from '../__testUtils__/ocsfSchema';
import { arbitraryRecord, record } from '../__testUtils__/records';
import {
  describeWithSharedData,
  sharedText,
} from '../__testUtils__/sharedData';
import { readFindings } from '../read';
import { findingKey, FindingRecord } from '../record';
import { OcsfComplianceFinding } from './complianceFinding';
import {
  iamAnalysisFinding,
  OcsfIamAnalysisFinding,
} from './iamAnalysisFinding';
import { recordEvent } from './recordEvent';

function expectValid(event: object) {
  expect(ocsfProblems(event)).toEqual([]);
}

function readBack(of: FindingRecord): FindingRecord {
  const event = recordEvent(of);
  expectValid(event);
  const { records, errors } = readFindings({
    file: 'export.json',
    text: JSON.stringify([event]),
    source: of.source,
  });
  expect(errors).toEqual([]);
  return records[0];
}

describe('recordEvent', () => {
  it('is read back without loss, key included', () => {
    const full = record({
      checkId: 'iam_key_age',
      title: 'Keys are young',
      description: 'A key of ada is old',
      providerUid: 'aws-1',
      product: 'Prowler',
      principal: 'ada',
      discriminator: 'second-key',
      sourceState: 'suppressed',
      resourceName: 'ada',
      resourceType: 'AwsIamUser',
      tags: { learner: 'user:default/ada' },
      scopeTags: { cohort: 'autumn' },
      remediation: 'Rotate it',
      remediationUrl: 'https://docs.example.org/rotate',
      simulated: true,
    });
    const { eventDigest, raw, providerUid, ...rest } = {
      ...full,
      key: findingKey(full),
    };
    expect(readBack({ ...full, key: rest.key })).toMatchObject({
      ...rest,
      providerUid: rest.key,
    });
  });

  it('keeps status and severity of every record', () => {
    fc.assert(
      fc.property(arbitraryRecord, each => {
        const { status, severity, observedAt, title } = each;
        expect(readBack(each)).toMatchObject({
          status,
          severity,
          observedAt,
          title,
        });
      }),
    );
  });

  it('keeps to the schema whatever a record lacks', () => {
    const { scopeId, region, ...bare } = record({
      // No ARN, from which the account would be known.
      resourceUid: 'ada',
      scopeTags: { cohort: 'autumn' },
      tags: { learner: 'ada' },
      remediationUrl: 'https://docs.example.org/rotate',
    });
    const without = { ...bare, key: findingKey(bare) };
    const event = recordEvent(without);
    expectValid(event);
    expect(readBack(without)).toMatchObject({
      key: without.key,
      scopeTags: { cohort: 'autumn' },
      tags: { learner: 'ada' },
    });
  });

  it('would not keep to it without what it writes', () => {
    const { compliance, ...event } = recordEvent(
      record(),
    ) as OcsfComplianceFinding;
    expect(ocsfProblems(event)).toEqual(['compliance is missing']);
    expect(
      ocsfProblems({
        ...event,
        compliance: { ...compliance, status_id: 1, control: '' },
        type_uid: 200302,
        severity_id: 3,
        severity: 'High',
        cloud: { provider: 'aws', account: { labels: ['a:b'] } },
      }),
    ).toEqual([
      'severity_id 3 is High, expected Medium',
      'cloud.account.: one of name, uid is missing',
      'compliance.: one of control, checks, standards is missing',
      'compliance.status_id 1 is Fail, expected Pass',
      'type_uid 200302 is not that of class and activity',
    ]);
    const { access_analysis_result: _, ...analysis } = recordEvent(
      record({ format: 'access-analyzer', principal: '444455556666' }),
    ) as OcsfIamAnalysisFinding;
    expect(ocsfProblems(analysis)).toEqual([
      ': one of access_analysis_result, identity_activity_metrics, permission_analysis_results is missing',
    ]);
  });

  it('says who may use a resource as analysis of access', () => {
    const event = recordEvent(
      record({ format: 'access-analyzer', principal: '444455556666' }),
    );
    expectValid(event);
    expect(event).toMatchObject({
      class_uid: 2008,
      access_analysis_result: { accessors: [{ uid: '444455556666' }] },
    });
  });
});

describe('iamAnalysisFinding', () => {
  it('names the identity, its privileges and the policy', () => {
    const event = iamAnalysisFinding({
      uid: 'f-1',
      checkId: 'aws-administrator',
      title: 'Nobody may do everything',
      description: 'ada is an administrator',
      severity: 'high',
      status: 'fail',
      observedAt: '2026-11-01T00:00:00Z',
      product: { name: 'academy', vendorName: 'GPU Academy' },
      provider: 'aws',
      resource: { uid: 'ada' },
      analysis: { principal: 'ada', privileges: ['*'], policy: 'all' },
    });
    expectValid(event);
    expect(event).toMatchObject({
      user: { uid: 'ada' },
      permission_analysis_results: [
        { policy: { name: 'all' }, granted_privileges: ['*'] },
      ],
    });
  });
});

describeWithSharedData(
  'recordEvent of published findings (needs ../shared/data)',
  () => {
    it.each([
      'asff/prowler-run-731.asff.json',
      'access-analyzer/awscli-accessanalyzer-list-findings.json',
      'scc/bad_ip_scc.json',
      'azure/defender-assessments-cassette.json',
      'prowler-ocsf/example_output_kubernetes.ocsf.json',
    ])('keeps every key of %s', path => {
      const { records } = readFindings({
        file: path,
        text: sharedText(path),
        receivedAt: '2026-11-01T00:00:00.000Z',
      });
      const events = records.map(recordEvent);
      events.forEach(expectValid);
      const again = readFindings({
        file: 'export.json',
        text: JSON.stringify(events),
      });
      const states = (of: FindingRecord[]) =>
        of.map(each => [each.key, each.status, each.severity]);
      expect(again.errors).toEqual([]);
      expect(states(again.records)).toEqual(states(records));
    });
  },
);
