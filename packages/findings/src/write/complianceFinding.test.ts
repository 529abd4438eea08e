import fc from 'fast-check';
import { ocsfProblems } from '../__testUtils__/ocsfSchema';
import { readFindings } from '../read';
import { FINDING_SEVERITIES, FINDING_STATUSES } from '../record';
import {
  complianceFinding,
  ComplianceFindingOptions,
} from './complianceFinding';

const options: ComplianceFindingOptions = {
  uid: 'sim-1',
  checkId: 'sim_ec2_open_port_22',
  title: 'Port 22 is closed to the internet',
  description: 'sg-1 lets 0.0.0.0/0 reach port 22.',
  severity: 'high',
  status: 'fail',
  observedAt: '2026-11-01T08:00:00.250Z',
  product: { name: 'cloud-sim', vendorName: 'GPU Academy', version: '0.1.0' },
  standards: ['MOD-102 security checklist'],
  provider: 'aws',
  scopeId: '111122223333',
  region: 'eu-west-1',
  resource: {
    uid: 'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1',
    name: 'sg-1',
    type: 'aws_security_group',
    tags: { learner: 'user:default/ada', 'expires-at': '2026-11-01T12:00:00Z' },
  },
  remediation: {
    text: 'Allow your own address only.',
    url: 'https://docs.example.org/port-22',
  },
  simulated: true,
};

function readBack(written: ComplianceFindingOptions) {
  const text = JSON.stringify([complianceFinding(written)]);
  const { records, warnings, errors } = readFindings({
    file: 'own.json',
    text,
  });
  expect({ warnings, errors }).toEqual({ warnings: [], errors: [] });
  return records[0];
}

describe('complianceFinding', () => {
  it('has every attribute that OCSF requires', () => {
    expect(ocsfProblems(complianceFinding(options))).toEqual([]);
  });

  it('is read back without loss', () => {
    expect(readBack(options)).toMatchObject({
      providerUid: 'sim-1',
      product: 'cloud-sim',
      checkId: 'sim_ec2_open_port_22',
      title: options.title,
      description: options.description,
      severity: 'high',
      status: 'fail',
      sourceState: 'active',
      observedAt: options.observedAt,
      provider: 'aws',
      scopeId: '111122223333',
      region: 'eu-west-1',
      resourceUid: options.resource.uid,
      resourceName: 'sg-1',
      resourceType: 'aws_security_group',
      tags: options.resource.tags,
      remediation: 'Allow your own address only.',
      remediationUrl: 'https://docs.example.org/port-22',
      simulated: true,
    });
  });

  it('keeps every severity and every status', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FINDING_SEVERITIES),
        fc.constantFrom(...FINDING_STATUSES),
        (severity, status) => {
          expect(readBack({ ...options, severity, status })).toMatchObject({
            severity,
            status,
          });
        },
      ),
    );
  });

  it('says nothing of a simulation where there is none', () => {
    const finding = complianceFinding({ ...options, simulated: false });
    expect(JSON.stringify(finding)).not.toContain('simulated');
    expect(readBack({ ...options, simulated: undefined }).simulated).toBe(
      false,
    );
  });

  it('refuses a time that is none', () => {
    expect(() =>
      complianceFinding({ ...options, observedAt: 'yesterday' }),
    ).toThrow(RangeError);
  });
});
