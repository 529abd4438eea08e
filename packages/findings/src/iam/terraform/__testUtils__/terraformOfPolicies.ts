/** The ways to write a policy. */
export type PolicyForm = 'jsonencode' | 'data' | 'heredoc' | 'plan';

type Statement = Record<string, unknown>;

/** A user with policies, as a configuration or a plan. */
export function terraformOfPolicies(
  policies: Record<string, object>,
  form: PolicyForm,
): Record<string, string> {
  const documents = Object.values(policies);
  if (form === 'plan') {
    return { 'plan.json': JSON.stringify(planOf(documents)) };
  }
  const resources = documents.map(
    (document, index) => `
resource "aws_iam_policy" "p${index}" {
  name   = "p${index}"
  policy = ${
    form === 'data'
      ? `data.aws_iam_policy_document.p${index}.json`
      : writtenAs(document, form)
  }
}
resource "aws_iam_user_policy_attachment" "p${index}" {
  user       = aws_iam_user.lab.name
  policy_arn = aws_iam_policy.p${index}.arn
}
${form === 'data' ? dataOf(document, index) : ''}`,
  );
  return {
    'main.tf': `resource "aws_iam_user" "lab" {\n  name = "lab"\n}\n${resources.join(
      '',
    )}`,
  };
}

function writtenAs(document: object, form: 'jsonencode' | 'heredoc'): string {
  // A `${` of a policy is no interpolation of Terraform's.
  const json = JSON.stringify(document, undefined, 2).replace(/\$\{/g, '$${');
  return form === 'heredoc' ? `<<EOT\n${json}\nEOT` : `jsonencode(${json})`;
}

function dataOf(document: object, index: number): string {
  const statements = [(document as { Statement: unknown }).Statement].flat();
  const list = (value: unknown) =>
    JSON.stringify([value].flat()).replace(/\$\{/g, '&{');
  const blocks = (statements as Statement[]).map(statement => {
    const lines = [`effect = "${statement.Effect}"`];
    for (const [from, to] of [
      ['Action', 'actions'],
      ['NotAction', 'not_actions'],
      ['Resource', 'resources'],
      ['NotResource', 'not_resources'],
    ]) {
      if (statement[from] !== undefined) {
        lines.push(`${to} = ${list(statement[from])}`);
      }
    }
    for (const [test, keys] of Object.entries(statement.Condition ?? {})) {
      for (const [variable, values] of Object.entries(keys as object)) {
        lines.push(
          `condition {\n  test = "${test}"\n  variable = "${variable}"\n  values = ${list(
            [values].flat().map(String),
          )}\n}`,
        );
      }
    }
    return `statement {\n${lines.join('\n')}\n}`;
  });
  return `data "aws_iam_policy_document" "p${index}" {\n${blocks.join(
    '\n',
  )}\n}\n`;
}

function planOf(documents: object[]): object {
  const resource = (type: string, name: string, values: object) => ({
    address: `${type}.${name}`,
    mode: 'managed',
    type,
    name,
    values,
  });
  const references = (...names: string[]) => ({ references: names });
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: {
      root_module: {
        resources: [
          resource('aws_iam_user', 'lab', { name: 'lab', path: '/' }),
          ...documents.flatMap((document, index) => [
            resource('aws_iam_policy', `p${index}`, {
              name: `p${index}`,
              policy: JSON.stringify(document),
            }),
            // The ARN is known when the policy is made.
            resource('aws_iam_user_policy_attachment', `p${index}`, {
              user: 'lab',
            }),
          ]),
        ],
      },
    },
    configuration: {
      root_module: {
        resources: documents.map((_, index) => ({
          address: `aws_iam_user_policy_attachment.p${index}`,
          expressions: {
            policy_arn: references(
              `aws_iam_policy.p${index}.arn`,
              `aws_iam_policy.p${index}`,
            ),
          },
        })),
      },
    },
  };
}
