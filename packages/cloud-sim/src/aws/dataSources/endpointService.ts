import { knownBlocks, knownString, knownStrings } from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';
import { digitsOf } from '../../simulation/simulatedDigits';
import { partitionOf } from '../arnOf';
import { zonesOf } from '../regions';

/*
 * AWS services with endpoints in a VPC, of those that labs use. Source: AWS's pages
 * "AWS services that integrate with AWS PrivateLink" and "Gateway endpoints", as of
 * 2026-01.
 */
const GATEWAYS = ['dynamodb', 's3'];
const INTERFACES =
  `athena autoscaling backup bedrock bedrock-runtime cloudtrail codeartifact.api codeartifact.repositories
  codebuild config dynamodb ec2 ec2messages ecr.api ecr.dkr ecs ecs-agent ecs-telemetry eks eks-auth
  elasticfilesystem elasticloadbalancing events execute-api fsx glue guardduty-data kinesis-firehose kinesis-streams
  kms lambda logs monitoring s3 sagemaker.api sagemaker.runtime scheduler secretsmanager servicecatalog sns sqs ssm
  ssmmessages states sts xray`.split(/\s+/);

/** `aws_vpc_endpoint_service`: an AWS service by its short or its whole name. */
export const endpointService: DataSource = ({ config, scope }) => {
  const region = knownString(config.region) ?? scope.region;
  const prefix = `com.amazonaws.${region}.`;
  const filtered = knownBlocks(config.filter).find(
    ({ name }) => name === 'service-name',
  );
  const whole =
    knownString(config.service_name) ?? knownStrings(filtered?.values)[0];
  const service =
    knownString(config.service) ?? whole?.replace(prefix, '') ?? '';
  const kinds = [
    ...(GATEWAYS.includes(service) ? ['Gateway'] : []),
    ...(INTERFACES.includes(service) ? ['Interface'] : []),
  ];
  const wanted = knownString(config.service_type);
  const matching = kinds.filter(
    kind => wanted === undefined || kind.toLowerCase() === wanted.toLowerCase(),
  );
  if (matching.length !== 1) {
    return matching.length === 0
      ? errorDiagnostic(
          'reading EC2 VPC Endpoint Service: no matching VPC Endpoint Service found (simulated)',
          `Found ${JSON.stringify(
            whole ?? service,
          )}. Cloud-sim knows, in ${region}: ${[
            ...new Set([...GATEWAYS, ...INTERFACES]),
          ].join(', ')}.`,
        )
      : errorDiagnostic(
          'reading EC2 VPC Endpoint Service: multiple VPC Endpoint Services matched (simulated)',
          `${service} has both kinds: set service_type to one of ${matching.join(
            ', ',
          )}.`,
          ['service_type'],
        );
  }
  const name = `${prefix}${service}`;
  const id = `vpce-svc-0sim${digitsOf(name, 13)}`;
  return {
    id: String(parseInt(digitsOf(name, 8), 16)),
    acceptance_required: false,
    arn: `arn:${partitionOf(
      region,
    )}:ec2:${region}:amazon:vpc-endpoint-service/${id}`,
    availability_zones: zonesOf(region),
    base_endpoint_dns_names: [`${service}.${region}.vpce.invalid`],
    manages_vpc_endpoints: false,
    owner: 'amazon',
    private_dns_name: `${service}.${region}.amazonaws.com`,
    private_dns_names: [`${service}.${region}.amazonaws.com`],
    service_id: id,
    service_name: name,
    service_region: region,
    service_type: matching[0],
    supported_ip_address_types: ['ipv4'],
    tags: {},
    vpc_endpoint_policy_supported: true,
  };
};
