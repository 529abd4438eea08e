import type { CtyObject } from '../../cty/CtyValue';
import type { DataSourceContext } from '../../simulation/Cloud';
import { policyDocument } from './policyDocument';

function render(config: CtyObject) {
  return policyDocument({ config } as DataSourceContext) as Record<string, any>;
}

describe('aws_iam_policy_document', () => {
  it('writes statements as the real data source does', () => {
    const { json, minified_json: minified } = render({
      policy_id: 'lab',
      statement: [
        {
          sid: 'Read',
          actions: ['s3:GetObject', 's3:ListBucket'],
          resources: ['arn:aws:s3:::b'],
          condition: [
            {
              test: 'StringEquals',
              variable: 'aws:PrincipalTag/lab',
              values: ['lab-1'],
            },
            {
              test: 'StringEquals',
              variable: 'aws:RequestedRegion',
              values: ['eu-central-1', 'us-east-1'],
            },
          ],
        },
        {
          effect: 'Deny',
          not_actions: ['iam:*'],
          not_resources: ['*'],
          principals: [
            { type: 'AWS', identifiers: ['b', 'a'] },
            { type: 'Service', identifiers: ['ec2.amazonaws.com'] },
          ],
        },
      ],
    });
    expect(json).toBe(`{
  "Version": "2012-10-17",
  "Id": "lab",
  "Statement": [
    {
      "Sid": "Read",
      "Effect": "Allow",
      "Action": [
        "s3:ListBucket",
        "s3:GetObject"
      ],
      "Resource": "arn:aws:s3:::b",
      "Condition": {
        "StringEquals": {
          "aws:PrincipalTag/lab": "lab-1",
          "aws:RequestedRegion": [
            "eu-central-1",
            "us-east-1"
          ]
        }
      }
    },
    {
      "Effect": "Deny",
      "NotAction": "iam:*",
      "NotResource": "*",
      "Principal": {
        "AWS": [
          "b",
          "a"
        ],
        "Service": "ec2.amazonaws.com"
      }
    }
  ]
}`);
    expect(JSON.parse(minified)).toEqual(JSON.parse(json));
    expect(minified).not.toContain('\n');
  });

  it('writes anybody as a star', () => {
    const principals = [{ type: '*', identifiers: ['*'] }];
    const { json } = render({ statement: [{ principals }] });
    expect(JSON.parse(json).Statement[0].Principal).toBe('*');
  });

  it('puts source documents first and lets override documents replace by Sid', () => {
    const { json } = render({
      source_policy_documents: [
        JSON.stringify({ Statement: { Sid: 'A', Effect: 'Allow' } }),
      ],
      statement: [{ sid: 'B', actions: ['ec2:*'] }],
      override_policy_documents: [
        JSON.stringify({
          Statement: [
            { Sid: 'B', Effect: 'Deny' },
            { Sid: 'C', Effect: 'Allow' },
          ],
        }),
      ],
    });
    expect(JSON.parse(json).Statement).toEqual([
      { Sid: 'A', Effect: 'Allow' },
      { Sid: 'B', Effect: 'Deny' },
      { Sid: 'C', Effect: 'Allow' },
    ]);
  });

  it('refuses two statements of one Sid and documents that are not JSON', () => {
    expect(
      render({ statement: [{ sid: 'A' }, { sid: 'A' }] }).detail,
    ).toContain('duplicate Sid (A)');
    expect(render({ source_policy_documents: ['{'] }).detail).toContain(
      'must be JSON',
    );
  });
});
