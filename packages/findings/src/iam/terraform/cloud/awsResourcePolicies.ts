import { IamDocument } from '../../check/IamFormat';
import { textOf } from '../evaluate/HclValue';
import { computedAttribute } from '../resources/computedAttribute';
import { TerraformResource } from '../resources/TerraformResource';
import { DocumentBuilder } from './DocumentBuilder';

/** Arguments that hold the policy of a resource, or of a permission set. */
const ARGUMENTS = [
  'policy',
  'access_policy',
  'resource_policy',
  'inline_policy',
  'policy_text',
];

/** The policies that resources beside those of IAM have: buckets, keys, queues, topics, secrets, functions. */
export function awsResourcePolicies(
  resource: TerraformResource,
  builder: DocumentBuilder,
  account: string,
): IamDocument[] {
  const { type, mode, address, body } = resource;
  if (mode !== 'managed' || !type.startsWith('aws_')) {
    return [];
  }
  const { file } = body.place;
  if (type === 'aws_lambda_permission') {
    return [
      builder.document(
        file,
        builder.at(
          {
            PolicyName: address,
            PolicyDocument: lambdaPermission(resource, builder, account),
          },
          body.place,
        ),
        account,
      ),
    ];
  }
  return ARGUMENTS.flatMap(argument => {
    // A block of that name, or a name of a policy, is something else.
    const text = body.get(argument);
    if (text === undefined || text === null || isName(textOf(text))) {
      return [];
    }
    const policy = builder.policy(body, argument, address);
    const isPolicy =
      typeof policy === 'object' && policy !== null && 'Statement' in policy;
    return isPolicy
      ? [
          builder.document(
            file,
            builder.at(
              { PolicyName: address, PolicyDocument: policy },
              body.placeOf(argument),
            ),
            account,
          ),
        ]
      : [];
  });
}

function isName(text: string | undefined): boolean {
  return text !== undefined && !text.trimStart().startsWith('{');
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
function lambdaPermission(
  resource: TerraformResource,
  builder: DocumentBuilder,
  account: string,
): object {
  const { body } = resource;
  const text = (name: string) => builder.text(body, name);
  const principal = text('principal') ?? '*';
  const sourceArn = text('source_arn');
  const sourceAccount = text('source_account');
  const organisation = text('principal_org_id');
  const name = text('function_name') ?? '*';
  return {
    Version: '2012-10-17',
    Statement: [
      builder.at(
        {
          Sid: text('statement_id'),
          Effect: 'Allow',
          Principal: principalOf(principal),
          Action: text('action') ?? 'lambda:InvokeFunction',
          Resource: name.startsWith('arn:')
            ? name
            : String(
                computedAttribute(
                  { ...resource, type: 'aws_lambda_function' },
                  'arn',
                  account,
                ),
              ),
          Condition: {
            ...(sourceArn && { ArnLike: { 'aws:SourceArn': sourceArn } }),
            ...((sourceAccount || organisation) && {
              StringEquals: {
                ...(sourceAccount && { 'aws:SourceAccount': sourceAccount }),
                ...(organisation && { 'aws:PrincipalOrgID': organisation }),
              },
            }),
          },
        },
        body.place,
      ),
    ],
  };
}

function principalOf(principal: string): unknown {
  if (principal === '*') {
    return '*';
  }
  return principal.includes('.amazonaws.com')
    ? { Service: principal }
    : { AWS: principal };
}
