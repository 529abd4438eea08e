import {
  ActionCatalog,
  AwsReference,
  checkIam,
  compareSeverity,
  ESCALATION_RULES,
  FINDING_SEVERITIES,
  FindingSeverity,
  HclParser,
} from '@gpu-academy/findings';
import { cli } from 'cleye';
import { Command } from '../../Command';
import { readFormat } from '../../input/readFormat';
import {
  IAM_CHECK_FORMATS,
  IamCheckFormat,
  notesOf,
  printIamCheck,
} from './printIamCheck';
import { readIamFiles } from './readIamFiles';
import { readKeep } from './readKeep';

/** Exit code where everything could be read and something is at least as severe as asked for. */
const FOUND = 1;

/** Exit code where something could not be read, whatever else was found. */
const UNREADABLE = 2;

/** `academy iam check`: what documents of permissions let somebody do that they should not. */
export const iamCheck: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy iam check',
        parameters: ['<files...>'],
        strictFlags: true,
        flags: {
          format: {
            type: String,
            default: 'text',
            placeholder: `<${IAM_CHECK_FORMATS.join('|')}>`,
            description:
              'text: a paragraph a problem; json: everything; sarif: for code hosts and editors; ocsf: findings of class 2008',
          },
          failOn: {
            type: String,
            default: 'high',
            placeholder: '<severity>',
            description:
              'Exit with 1 where a problem is at least as severe: critical, high, medium or low; never: only tell',
          },
          keep: {
            type: [String],
            placeholder: '<actions>',
            description:
              'Actions that smaller policies have to leave, with commas or as several flags, e.g. s3:GetObject,ec2:*',
          },
          fix: {
            type: Boolean,
            default: false,
            description:
              'As text: print smaller policies and how to put them there, by console, command line and Terraform',
          },
        },
        help: {
          description:
            'Judges permissions without a call to a cloud: policies, account exports, Terraform (.tf, .tofu, .tf.json and plans as JSON), of AWS, Google Cloud and Azure. A file is recognised by what is in it, compressed with gzip or not; a folder stands for the JSON, YAML and Terraform in it. Exit codes: 0 nothing as severe as --fail-on; 1 something is; 2 something could not be read, or a flag has no such value.',
          examples: [
            'academy iam check infra',
            'terraform show -json lab.tfplan > plan.json && academy iam check plan.json',
            'aws iam get-account-authorization-details > account.json && academy iam check account.json',
            'academy iam check --fix --keep s3:GetObject,s3:PutObject policy.json',
            'academy iam check --format sarif --fail-on never . > iam.sarif',
          ],
        },
      },
      undefined,
      args,
    );
    try {
      return await check(_.files, {
        format: readFormat(flags.format, IAM_CHECK_FORMATS),
        failOn: readFailOn(flags.failOn),
        keep: await readKeep(flags.keep),
        withFixes: flags.fix,
      });
    } catch (error) {
      // An exit code of 1 says that something was found; here nothing was looked at.
      process.stderr.write(`academy: ${(error as Error).message}\n`);
      return UNREADABLE;
    }
  },
};

async function check(
  paths: string[],
  options: {
    format: IamCheckFormat;
    failOn: FindingSeverity | undefined;
    keep: string[];
    withFixes: boolean;
  },
): Promise<number> {
  const { format, failOn, keep, withFixes } = options;
  const now = new Date().toISOString();
  const files = await readIamFiles(paths);
  const result = checkIam(files, {
    catalog: await ActionCatalog.load(
      ESCALATION_RULES.flatMap(it => it.actions),
    ),
    reference: await AwsReference.ofTexts(files.map(it => it.text)),
    hcl: await HclParser.load(),
    keep,
    now,
  });
  // What was named and is nothing of the kind was a mistake; in a folder it just stands there.
  for (const file of result.unrecognised.filter(it => paths.includes(it))) {
    result.errors.push({
      file,
      message:
        'this is no document of permissions that is known; expected a policy, a role, an account export, a plan or a configuration',
    });
  }
  if (result.checked.length === 0 && result.errors.length === 0) {
    result.warnings.push('there was no document of permissions to judge');
  }
  process.stdout.write(printIamCheck(result, { format, now, withFixes }));
  if (format === 'sarif' || format === 'ocsf') {
    process.stderr.write(
      notesOf(result)
        .map(it => `${it}\n`)
        .join(''),
    );
  }
  if (result.errors.length) {
    return UNREADABLE;
  }
  return failOn !== undefined &&
    result.problems.some(it => compareSeverity(it.severity, failOn) <= 0)
    ? FOUND
    : 0;
}

function readFailOn(value: string): FindingSeverity | undefined {
  if (value === 'never') {
    return undefined;
  }
  const severity = FINDING_SEVERITIES.find(it => it === value);
  if (!severity || severity === 'unknown') {
    throw new Error(
      `--fail-on is “${value}”, but expected critical, high, medium, low, informational or never`,
    );
  }
  return severity;
}
