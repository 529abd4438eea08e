/** Fields of an event to set; dotted paths replace what is there. */
type Overrides = Record<string, unknown>;

/** A detection finding as Prowler writes it: seconds, PASS and FAIL in `status_code`, tags as labels. */
export function prowlerEvent(
  overrides: Overrides = {},
): Record<string, unknown> {
  return withOverrides(
    {
      message: 'Security group sg-0a1 lets the whole internet reach port 22.',
      metadata: {
        event_code: 'ec2_securitygroup_allow_ingress_from_internet_to_port_22',
        product: { name: 'Prowler', uid: 'prowler', vendor_name: 'Prowler' },
        profiles: ['cloud', 'datetime'],
        version: '1.4.0',
      },
      severity_id: 4,
      severity: 'High',
      status: 'New',
      status_id: 1,
      status_code: 'FAIL',
      status_detail:
        'Security group sg-0a1 lets the whole internet reach port 22.',
      activity_id: 1,
      finding_info: {
        uid: 'prowler-aws-ec2-111122223333-eu-west-1-sg-0a1',
        title: 'Port 22 is closed to the internet',
        desc: 'Looks for security groups that are open to everyone.',
        created_time: 1790000000,
      },
      resources: [
        {
          uid: 'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0a1',
          name: 'sg-0a1',
          type: 'AwsEc2SecurityGroup',
          region: 'eu-west-1',
          labels: ['learner:ada', 'lab:mod-102'],
        },
      ],
      category_uid: 2,
      class_uid: 2004,
      cloud: {
        provider: 'aws',
        region: 'eu-west-1',
        account: { uid: '111122223333', labels: ['cohort:spring'] },
      },
      remediation: {
        desc: 'Allow port 22 from your own address only.',
        references: [
          'aws ec2 revoke-security-group-ingress --group-id sg-0a1',
          'https://docs.example.org/port-22',
        ],
      },
      time: 1790000000,
      time_dt: '2026-09-21T14:13:20',
      type_uid: 200401,
    },
    overrides,
  );
}

/** A compliance finding as the standard has it: milliseconds and `compliance.status_id`. */
export function standardEvent(
  overrides: Overrides = {},
): Record<string, unknown> {
  return withOverrides(
    {
      activity_id: 1,
      category_uid: 2,
      class_uid: 2003,
      type_uid: 200301,
      time: 1790000000123,
      severity_id: 3,
      metadata: { version: '1.8.0', product: { name: 'Example scanner' } },
      finding_info: { uid: 'f-1', title: 'MFA is on for console users' },
      compliance: { control: 'IAM.5', status_id: 3, standards: ['CIS 3.0'] },
      cloud: { provider: 'AWS', account: { uid: '111122223333' } },
      resources: [
        {
          uid: 'arn:aws:iam::111122223333:user/ada',
          type: 'AwsIamUser',
          tags: [{ name: 'learner', value: 'ada' }],
        },
      ],
    },
    overrides,
  );
}

function withOverrides(
  event: Record<string, unknown>,
  overrides: Overrides,
): Record<string, unknown> {
  for (const [path, value] of Object.entries(overrides)) {
    const names = path.split('.');
    const last = names.pop()!;
    const parent = names.reduce<Record<string, unknown>>(
      (node, name) => (node[name] ??= {}) as Record<string, unknown>,
      event,
    );
    if (value === undefined) {
      delete parent[last];
    } else {
      parent[last] = value;
    }
  }
  return event;
}
