import { loadSchema } from '../../schema/loadSchema';
import { leadsSomewhere } from '../../testing/leadsSomewhere';
import { AWS_RULES } from '.';

const { schema } = loadSchema('aws');

describe.each(Object.entries(AWS_RULES))('the rules of %s', (type, rules) => {
  const found = schema.resource_schemas[type];

  it('are for a type that the schema has', () => {
    expect(found).toBeDefined();
  });

  it('name only arguments that the type has', () => {
    const paths = [
      ...(rules.forceNew ?? []),
      ...Object.entries(rules.forceNewIf ?? {}).flat(),
      ...Object.keys(rules.defaults ?? {}),
      ...Object.keys(rules.computed ?? {}),
      ...(rules.computedBlocks ?? []),
    ];
    expect(paths.filter(path => !leadsSomewhere(found.block, path))).toEqual(
      [],
    );
  });

  it('say where they can be checked', () => {
    expect(rules.source).toMatch(
      /^github\.com\/hashicorp\/terraform-provider-aws (internal\/service\/\w+\/\w+\.go|website\/docs\/r, "Import")$/,
    );
  });
});

describe('the checks of', () => {
  function complaints(type: string, config: Record<string, any>): string[] {
    return (AWS_RULES[type].checks ?? []).flatMap(check =>
      check(config).map(({ detail }) => detail),
    );
  }

  it.each([
    ['aws_budgets_budget', { budget_type: 'CASH' }, /budget_type .*got CASH/],
    ['aws_instance', { ami: 'ami-1' }, /`instance_type`, `launch_template`/],
    [
      'aws_instance',
      {
        ami: 'ami-1',
        instance_type: 'g6.xlarge',
        metadata_options: [{ http_tokens: 'sometimes' }],
      },
      /http_tokens .*got sometimes/,
    ],
    [
      'aws_vpc_security_group_ingress_rule',
      { cidr_ipv4: '0.0.0.0/0', cidr_ipv6: '::/0' },
      /only one of/,
    ],
    [
      'aws_eks_cluster',
      { enabled_cluster_log_types: ['api', 'kubelet'] },
      /enabled_cluster_log_types .*got kubelet/,
    ],
    ['aws_eks_cluster', { name: '-lab' }, /a letter or digit first/],
    [
      'aws_eks_node_group',
      { taint: [{ key: 'gpu', effect: 'NoSchedule' }] },
      /taint.effect .*got NoSchedule/,
    ],
    ['aws_vpc', { cidr_block: '10.0.0.0/8' }, /between \/16 and \/28/],
    ['aws_s3_bucket', { bucket: 'Not_A_Bucket' }, /a bucket name/],
    ['aws_kms_key', { deletion_window_in_days: 3 }, /range \(7 - 30\)/],
    ['aws_iam_role', { assume_role_policy: 'x' }, /invalid JSON/],
    [
      'aws_scheduler_schedule',
      { schedule_expression: 'tomorrow' },
      /at\(yyyy-mm-ddThh:mm:ss\)/,
    ],
    ['aws_cloudwatch_log_group', { retention_in_days: 2 }, /got 2/],
  ])('%s refuse %j', (type, config, message) => {
    expect(complaints(type, config)).toEqual([expect.stringMatching(message)]);
  });
});
