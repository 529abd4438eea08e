/** `provider::aws::…` */

const ARN = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)$/s;

function parts(arn: string): string[] {
  const found = ARN.exec(arn);
  if (!found) {
    throw new Error(
      `invalid ARN ${JSON.stringify(
        arn,
      )}: expected "arn:partition:service:region:account:resource"`,
    );
  }
  return found.slice(1);
}

export const AWS_FUNCTIONS = {
  arn_build: (...given: string[]) => `arn:${given.join(':')}`,
  arn_parse: (arn: string) => {
    const [partition, service, region, account, resource] = parts(arn);
    return { account_id: account, partition, region, resource, service };
  },
  trim_iam_role_path: (arn: string) => {
    const [partition, service, region, account, resource] = parts(arn);
    if (service !== 'iam' || !resource.startsWith('role/')) {
      throw new Error(`${JSON.stringify(arn)} is not the ARN of an IAM role`);
    }
    const name = resource.split('/').at(-1);
    return `arn:${partition}:iam:${region}:${account}:role/${name}`;
  },
};
