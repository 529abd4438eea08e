import { RawDocument, statementsOf, textsOf } from './editStatements';
import { hclBlock, hclLabel, jsonEncoded, ownNameOf } from './hcl';
import { placeholdersIn } from './placeholders';
import { quoted, saved } from './shell';

/*
 * How to put a policy on a bucket, key, queue, ...: each service has its own command and its own resource of Terraform. Which
 * one is meant is told by the policy itself: by the service of its actions, and by the ARNs that it names.
 */

interface Steps {
  console: string[];
  cli: string[];
  terraform: string;
}

/** How a service keeps policies. */
interface PolicyKeeper {
  /** The way there in the console. */
  console: string;
  /** What it is called where no ARN says it, in capitals. */
  unknown: string;
  /** Out of an ARN, what commands and Terraform call it by; the ARN itself unless given. */
  nameOf?: (arn: string) => string | undefined;
  command(name: string, file: string): string;
  /** What commands are given in the place of the policy itself. */
  fileOf?: (document: RawDocument) => object;
  terraform: string;
  /** The argument that says which one, and the one that holds the policy. */
  argument: string;
  policy?: string;
}

const lastPart = (arn: string) => arn.split(/[:/]/).pop();

const KEEPERS: Readonly<Record<string, PolicyKeeper>> = {
  s3: {
    console: 'S3 → Buckets → {name} → Permissions → Bucket policy → Edit',
    unknown: 'BUCKET_NAME',
    nameOf: arn => /^arn:[^:]*:s3:::([^/*?]+)/.exec(arn)?.[1],
    command: (name, file) =>
      `aws s3api put-bucket-policy --bucket ${name} --policy file://${file}`,
    terraform: 'aws_s3_bucket_policy',
    argument: 'bucket',
  },
  sqs: {
    console: 'SQS → Queues → {name} → Queue policies → Access policy → Edit',
    unknown: 'QUEUE_URL',
    nameOf: arn => {
      const [, , , region, account, queue] = arn.split(':');
      return queue && !/[*?]/.test(arn)
        ? `https://sqs.${region}.amazonaws.com/${account}/${queue}`
        : undefined;
    },
    command: (name, file) =>
      `aws sqs set-queue-attributes --queue-url ${name} --attributes file://${file}`,
    fileOf: document => ({ Policy: JSON.stringify(document) }),
    terraform: 'aws_sqs_queue_policy',
    argument: 'queue_url',
  },
  sns: {
    console: 'SNS → Topics → {name} → Edit → Access policy',
    unknown: 'TOPIC_ARN',
    command: (name, file) =>
      `aws sns set-topic-attributes --topic-arn ${name} --attribute-name Policy --attribute-value file://${file}`,
    terraform: 'aws_sns_topic_policy',
    argument: 'arn',
  },
  kms: {
    console: 'KMS → Customer managed keys → {name} → Key policy → Edit',
    unknown: 'KEY_ID',
    nameOf: arn => /:key\/([^*?]+)$/.exec(arn)?.[1],
    command: (name, file) =>
      `aws kms put-key-policy --key-id ${name} --policy-name default --policy file://${file}`,
    terraform: 'aws_kms_key_policy',
    argument: 'key_id',
  },
  secretsmanager: {
    console:
      'Secrets Manager → Secrets → {name} → Resource permissions → Edit permissions',
    unknown: 'SECRET_ARN',
    command: (name, file) =>
      `aws secretsmanager put-resource-policy --secret-id ${name} --resource-policy file://${file} --block-public-policy`,
    terraform: 'aws_secretsmanager_secret_policy',
    argument: 'secret_arn',
  },
  ecr: {
    console: 'ECR → Repositories → {name} → Permissions → Edit policy JSON',
    unknown: 'REPOSITORY',
    nameOf: arn => /:repository\/([^*?]+)$/.exec(arn)?.[1],
    command: (name, file) =>
      `aws ecr set-repository-policy --repository-name ${name} --policy-text file://${file}`,
    terraform: 'aws_ecr_repository_policy',
    argument: 'repository',
  },
  dynamodb: {
    console: 'DynamoDB → Tables → {name} → Permissions → Edit',
    unknown: 'TABLE_ARN',
    command: (name, file) =>
      `aws dynamodb put-resource-policy --resource-arn ${name} --policy file://${file}`,
    terraform: 'aws_dynamodb_resource_policy',
    argument: 'resource_arn',
  },
  elasticfilesystem: {
    console: 'EFS → File systems → {name} → File system policy → Edit',
    unknown: 'FILE_SYSTEM_ID',
    nameOf: arn => /:file-system\/([^*?]+)$/.exec(arn)?.[1],
    command: (name, file) =>
      `aws efs put-file-system-policy --file-system-id ${name} --policy file://${file}`,
    terraform: 'aws_efs_file_system_policy',
    argument: 'file_system_id',
  },
  es: {
    console: 'OpenSearch Service → Domains → {name} → Security → Edit',
    unknown: 'DOMAIN_NAME',
    nameOf: arn => /:domain\/([^/*?]+)/.exec(arn)?.[1],
    command: (name, file) =>
      `aws opensearch update-domain-config --domain-name ${name} --access-policies file://${file}`,
    terraform: 'aws_opensearch_domain_policy',
    argument: 'domain_name',
    policy: 'access_policies',
  },
  backup: {
    console: 'AWS Backup → Vaults → {name} → Access policy → Edit',
    unknown: 'VAULT_NAME',
    nameOf: lastPart,
    command: (name, file) =>
      `aws backup put-backup-vault-access-policy --backup-vault-name ${name} --policy file://${file}`,
    terraform: 'aws_backup_vault_policy',
    argument: 'backup_vault_name',
  },
};

/**
 * How to put a smaller policy on the thing that has it.
 *
 * @param name - of the policy, as messages name it
 * @param file - that commands write it into
 */
export function awsResourceSteps(
  name: string,
  document: RawDocument,
  file: string,
): Steps {
  const service = serviceOf(document);
  if (service === 'lambda') {
    return functionSteps(name, document);
  }
  const words = placeholdersIn(document);
  const paste = `Put the smaller policy in the place of what is there${
    words.length > 0 ? `, fill in ${words.join(' and ')}` : ''
  }, and save.`;
  const keeper = KEEPERS[service];
  if (!keeper) {
    return {
      console: [
        `Open the resource of ${name} in the AWS console → Permissions → Policy → Edit.`,
        paste,
      ],
      cli: [
        saved(file, document),
        `aws accessanalyzer validate-policy --policy-type RESOURCE_POLICY --policy-document file://${file}`,
        `# then put ${file} there with the command of ${service} that changes policies`,
      ],
      terraform: hclBlock('locals', {
        smaller_policy: jsonEncoded(document),
      }),
    };
  }
  const id = idOf(document, keeper) ?? keeper.unknown;
  return {
    console: [`Open ${keeper.console.replace('{name}', id)}.`, paste],
    cli: [
      saved(file, keeper.fileOf?.(document) ?? document),
      keeper.command(quoted(id), file),
    ],
    terraform: hclBlock(`resource "${keeper.terraform}" "${labelOf(name)}"`, {
      [keeper.argument]: id,
      [keeper.policy ?? 'policy']: jsonEncoded(document),
    }),
  };
}

/** Permissions of a function are given one by one. */
function functionSteps(name: string, document: RawDocument): Steps {
  const permissions = statementsOf(document).filter(
    it => it.Effect === 'Allow',
  );
  const functionOf = (statement: Record<string, unknown>) =>
    textsOf(statement.Resource)
      .map(it => /:function:([^:*?]+)/.exec(it)?.[1])
      .find(it => it !== undefined) ?? 'FUNCTION_NAME';
  const given = permissions.map((statement, index) => {
    const asked = Object.assign(
      {},
      ...Object.values((statement.Condition ?? {}) as object),
    ) as Record<string, unknown>;
    const [principal = '*'] = Object.values(
      typeof statement.Principal === 'object' ? statement.Principal ?? {} : {},
    ).flatMap(textsOf);
    const valueOf = (key: string) =>
      asked[key] === undefined ? undefined : textsOf(asked[key])[0];
    return {
      statement_id: String(statement.Sid ?? `smaller${index}`),
      action: textsOf(statement.Action)[0],
      function_name: functionOf(statement),
      principal,
      source_account: valueOf('aws:SourceAccount'),
      source_arn: valueOf('aws:SourceArn'),
      principal_org_id: valueOf('aws:PrincipalOrgID'),
    };
  });
  return {
    console: [
      `Open Lambda → Functions → ${given[0]?.function_name} → Configuration → Permissions → Resource-based policy statements.`,
      ...given.map(
        it =>
          `Edit the statement ${it.statement_id}: principal ${it.principal}${
            it.source_account ? `, source account ${it.source_account}` : ''
          }.`,
      ),
    ],
    cli: given.flatMap(it => [
      `aws lambda remove-permission --function-name ${quoted(
        it.function_name,
      )} --statement-id ${quoted(it.statement_id)}`,
      [
        'aws lambda add-permission',
        ...Object.entries(it)
          .filter(([, value]) => value !== undefined)
          .map(
            ([option, value]) =>
              `--${option.replace(/_/g, '-')} ${quoted(String(value))}`,
          ),
      ].join(' '),
    ]),
    terraform: given
      .map((it, index) =>
        hclBlock(
          `resource "aws_lambda_permission" "${labelOf(name)}${
            index === 0 ? '' : `_${index + 1}`
          }"`,
          it,
        ),
      )
      .join('\n\n'),
  };
}

function serviceOf(document: RawDocument): string {
  const [first = ''] = statementsOf(document)
    .flatMap(it => textsOf(it.Action ?? it.NotAction))
    .filter(it => it.includes(':'));
  const [byAction] = first.toLowerCase().split(':');
  const [byArn] = resourcesOf(document).flatMap(
    it => /^arn:[^:]*:([a-z0-9-]+):/.exec(it)?.[1] ?? [],
  );
  return byAction || byArn || 'the service';
}

function idOf(
  document: RawDocument,
  { nameOf }: PolicyKeeper,
): string | undefined {
  return resourcesOf(document)
    .map(arn =>
      nameOf ? nameOf(arn) : /^arn:[^*?]+$/.exec(arn)?.[0] ?? undefined,
    )
    .find(it => it !== undefined);
}

function resourcesOf(document: RawDocument): string[] {
  return statementsOf(document).flatMap(it => textsOf(it.Resource));
}

function labelOf(name: string): string {
  return hclLabel(ownNameOf(name) ?? name);
}
