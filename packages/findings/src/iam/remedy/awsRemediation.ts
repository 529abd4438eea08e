import { PlacedPolicy } from '../check/IamFormat';
import { Remediation } from '../check/IamProblem';
import { isEmptied } from './editStatements';
import { awsResourceSteps } from './awsResourceSteps';
import { hclBlock, hclLabel, HclRaw, jsonEncoded, ownNameOf } from './hcl';
import { placeholdersIn } from './placeholders';
import { quoted, saved } from './shell';
import { PolicyHome } from './PolicyHome';

/** A policy that changes, and where it lives. */
export interface HousedPolicy {
  home: PolicyHome;
  smaller: PlacedPolicy;
}

/**
 * How to put policies in the place of what is there: https://docs.aws.amazon.com/cli/latest/reference/iam/
 *
 * @param advice - what to do in one sentence, where there is no policy to put there
 */
export function awsRemediation(
  policies: readonly HousedPolicy[],
  advice: string,
): Remediation {
  if (policies.length === 0) {
    return {
      console: ['Open IAM in the AWS console.', advice],
      cli: [
        'aws iam get-account-authorization-details > account.json',
        'academy iam check --keep ACTIONS account.json',
      ],
      terraform: `# ${advice}`,
    };
  }
  const steps = policies.map((it, index) => stepsOf(it, fileOf(index)));
  const isEmpty = policies.some(it => isEmptied(it.smaller.document));
  return {
    console: [
      ...steps.flatMap(it => it.console),
      ...(isEmpty
        ? [
            'Where nothing is left that is allowed, detach the policy instead; or name what the work needs, and ask again with --keep.',
          ]
        : []),
    ],
    cli: steps.flatMap(it => it.cli),
    terraform: steps.map(it => it.terraform).join('\n\n'),
  };
}

/** How to take away a policy of which nothing has an effect. */
export function awsRemoval(home: PolicyHome): Remediation {
  const name = 'name' in home ? home.name : home.role ?? 'ROLE_NAME';
  const removed = (type: string) =>
    hclBlock(
      'removed',
      { from: new HclRaw(`${type}.${labelOf(name)}`) },
      hclBlock('lifecycle', { destroy: true }),
    );
  switch (home.kind) {
    case 'inline':
      return {
        console: [
          `Open IAM → ${capital(home.of)}s → ${home.owner} → Permissions.`,
          `Choose the inline policy ${home.name}, and remove it.`,
        ],
        cli: [
          `aws iam delete-${home.of}-policy --${home.of}-name ${quoted(
            home.owner,
          )} --policy-name ${quoted(home.name)}`,
        ],
        terraform: removed(`aws_iam_${home.of}_policy`),
      };
    case 'managed':
    case 'aws-managed':
    case 'document': {
      const arn = 'arn' in home ? home.arn : 'POLICY_ARN';
      return {
        console: [
          `Open IAM → Policies → ${home.name} → Entities attached, and detach all.`,
          'Delete the policy.',
        ],
        cli: [
          `aws iam list-entities-for-policy --policy-arn ${arn}`,
          `aws iam detach-role-policy --role-name ROLE_NAME --policy-arn ${arn}`,
          `aws iam delete-policy --policy-arn ${arn}`,
        ],
        terraform: removed('aws_iam_policy'),
      };
    }
    case 'trust':
      return {
        console: [
          `Open IAM → Roles → ${name}: nobody can take it.`,
          'Delete the role, or name in its trust policy who needs it.',
        ],
        cli: [`aws iam delete-role --role-name ${quoted(name)}`],
        terraform: removed('aws_iam_role'),
      };
    default:
      return {
        console: [
          `Open the resource of ${name} in the AWS console → Permissions.`,
          'Delete the policy.',
        ],
        cli: ['aws s3api delete-bucket-policy --bucket BUCKET_NAME'],
        terraform: removed('aws_s3_bucket_policy'),
      };
  }
}

function fileOf(index: number): string {
  return index === 0 ? 'smaller.json' : `smaller-${index + 1}.json`;
}

interface Steps {
  console: string[];
  cli: string[];
  terraform: string;
}

/** By policy and file: one that closes many ways is told with each. */
const KNOWN = new WeakMap<PlacedPolicy, Map<string, Steps>>();

function stepsOf(housed: HousedPolicy, file: string): Steps {
  const known = KNOWN.get(housed.smaller) ?? new Map<string, Steps>();
  KNOWN.set(housed.smaller, known);
  const steps = known.get(file) ?? newStepsOf(housed, file);
  known.set(file, steps);
  return steps;
}

function newStepsOf({ home, smaller }: HousedPolicy, file: string): Steps {
  const { document } = smaller;
  const save = saved(file, document);
  const policy = jsonEncoded(document);
  const paste =
    'choose JSON, put the smaller policy in the place of what is there, and save.';
  switch (home.kind) {
    case 'inline':
      return {
        console: [
          `Open IAM → ${capital(home.of)}s → ${home.owner} → Permissions.`,
          `Open the inline policy ${home.name}, ${paste}`,
        ],
        cli: [
          save,
          `aws iam put-${home.of}-policy --${home.of}-name ${quoted(
            home.owner,
          )} --policy-name ${quoted(
            home.name,
          )} --policy-document file://${file}`,
        ],
        terraform: hclBlock(
          `resource "aws_iam_${home.of}_policy" "${labelOf(home.name)}"`,
          {
            name: isAddress(home.name) ? undefined : home.name,
            [home.of]: home.owner,
            policy,
          },
        ),
      };
    case 'managed':
      return {
        console: [
          `Open IAM → Policies → ${home.name} → Edit, ${paste}`,
          'Delete the oldest version where there are five already.',
        ],
        cli: [
          save,
          `aws iam create-policy-version --policy-arn ${home.arn} --policy-document file://${file} --set-as-default`,
        ],
        terraform: hclBlock(
          `resource "aws_iam_policy" "${labelOf(home.name)}"`,
          { name: isAddress(home.name) ? undefined : home.name, policy },
        ),
      };
    case 'aws-managed': {
      const name = `${home.name}-smaller`;
      return {
        console: [
          `Open IAM → Policies → Create policy, choose JSON, put the smaller policy there, and name it ${name}.`,
          `Attach it to whom ${home.name} is attached to, and detach ${home.name}: nobody can change a policy of AWS's own.`,
        ],
        cli: [
          save,
          `aws iam create-policy --policy-name ${quoted(
            name,
          )} --policy-document file://${file}`,
          `aws iam list-entities-for-policy --policy-arn ${home.arn}`,
          `aws iam detach-role-policy --role-name ROLE_NAME --policy-arn ${home.arn}`,
        ],
        terraform: hclBlock(`resource "aws_iam_policy" "${labelOf(name)}"`, {
          name,
          policy,
        }),
      };
    }
    case 'trust': {
      const role = home.role ?? 'ROLE_NAME';
      return {
        console: [
          `Open IAM → Roles → ${role} → Trust relationships → Edit trust policy.`,
          `Put the smaller policy in the place of what is there${filling(
            document,
          )}, and save.`,
        ],
        cli: [
          save,
          `aws iam update-assume-role-policy --role-name ${quoted(
            role,
          )} --policy-document file://${file}`,
        ],
        terraform: hclBlock(
          `resource "aws_iam_role" "${hclLabel(home.role ?? 'smaller')}"`,
          { name: role, assume_role_policy: policy },
        ),
      };
    }
    case 'resource':
      return awsResourceSteps(home.name, document, file);
    default:
      return {
        console: [
          `Open IAM → Policies, find the policy that ${home.name} is, and choose Edit.`,
          `There, ${paste}`,
        ],
        cli: [
          save,
          `aws iam create-policy-version --policy-arn POLICY_ARN --policy-document file://${file} --set-as-default`,
        ],
        terraform: hclBlock(
          `resource "aws_iam_policy" "${labelOf(home.name)}"`,
          {
            name: isAddress(home.name) ? undefined : labelOf(home.name),
            policy,
          },
        ),
      };
  }
}

function isAddress(name: string): boolean {
  return ownNameOf(name) !== undefined;
}

/** A name that Terraform takes for a resource; of one that it has already, its own. */
function labelOf(name: string): string {
  return hclLabel(ownNameOf(name) ?? name);
}

/** What to do about words in capitals, where there are any. */
export function filling(document: unknown): string {
  const words = placeholdersIn(document);
  return words.length > 0 ? `, fill in ${words.join(' and ')}` : '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
