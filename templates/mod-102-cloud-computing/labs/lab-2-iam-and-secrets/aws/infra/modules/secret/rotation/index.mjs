import { randomBytes } from 'node:crypto';
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';

/*
 * Secrets Manager calls this four times for each rotation, once a step:
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
 * A step may come twice, so each begins by looking whether it is done. No value is ever logged.
 */

const client = new SecretsManagerClient();

const STEPS = {
  createSecret,
  // Here the new token is made known to the model registry, which this lab has not got.
  setSecret: async () => {},
  testSecret,
  finishSecret,
};

export async function handler({ SecretId, ClientRequestToken, Step }) {
  const secret = await client.send(new DescribeSecretCommand({ SecretId }));
  const stages = secret.VersionIdsToStages?.[ClientRequestToken];
  if (!stages) {
    throw new Error(
      `Version ${ClientRequestToken} is not one of this secret's: start the rotation again`,
    );
  }
  if (stages.includes('AWSCURRENT')) {
    return;
  }
  if (!STEPS[Step]) {
    throw new Error(
      `Expected one of ${Object.keys(STEPS).join(', ')}, found step ${Step}`,
    );
  }
  await STEPS[Step]({ SecretId, ClientRequestToken, secret });
}

async function createSecret({ SecretId, ClientRequestToken }) {
  try {
    await pending({ SecretId, ClientRequestToken });
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) {
      throw error;
    }
    await client.send(
      new PutSecretValueCommand({
        SecretId,
        ClientRequestToken,
        SecretString: randomBytes(32).toString('base64url'),
        VersionStages: ['AWSPENDING'],
      }),
    );
  }
}

async function testSecret(request) {
  const { SecretString } = await pending(request);
  if (!SecretString || SecretString.length < 40) {
    throw new Error('The new token is too short: nothing was changed');
  }
}

async function finishSecret({ SecretId, ClientRequestToken, secret }) {
  const [current] = Object.entries(secret.VersionIdsToStages).find(
    ([, stages]) => stages.includes('AWSCURRENT'),
  ) ?? [undefined];
  await client.send(
    new UpdateSecretVersionStageCommand({
      SecretId,
      VersionStage: 'AWSCURRENT',
      MoveToVersionId: ClientRequestToken,
      RemoveFromVersionId: current,
    }),
  );
}

function pending({ SecretId, ClientRequestToken }) {
  return client.send(
    new GetSecretValueCommand({
      SecretId,
      VersionId: ClientRequestToken,
      VersionStage: 'AWSPENDING',
    }),
  );
}
