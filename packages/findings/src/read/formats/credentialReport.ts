import { arnScope } from '../../record/provider';
import { FindingSeverity } from '../../record/severity';
import { FindingStatus } from '../../record/status';
import { JsonFields } from '../fields/JsonFields';
import { readTimestamp } from '../fields/timestamp';
import { FindingFormat } from '../FindingFormat';
import { readObservedAt } from '../observedAt';
import { recordOf } from '../recordOf';

/*
 * The IAM credential report: one row a user, which answers several checks at once. What it says is judged by the
 * CIS AWS Foundations Benchmark 3.0: MFA for who has a password (1.5, 1.10), no keys of root (1.4), keys younger than 90
 * days (1.14), passwords and keys used within 45 days (1.12).
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 */

const MAX_KEY_AGE_DAYS = 90;
const MAX_UNUSED_DAYS = 45;
const DAY = 24 * 60 * 60 * 1000;

/** One check that a row answers. */
interface Verdict {
  check: string;
  title: string;
  severity: FindingSeverity;
  status: FindingStatus;
  description: string;
  discriminator?: string;
}

/** The IAM credential report, as CSV or as GetCredentialReport answers it. */
export const credentialReportFormat: FindingFormat = {
  id: 'credential-report',

  recognises(event) {
    return 'mfa_active' in event && 'access_key_1_active' in event;
  },

  read(event, context) {
    const fields = new JsonFields(event);
    const arn = fields.requiredText(
      'the ARN of the user',
      'Get the report again: aws iam get-credential-report.',
      'arn',
    );
    const observedAt = readObservedAt(
      fields,
      { own: ['GeneratedTime'] },
      context,
    );
    const isRoot = fields.text('user') === '<root_account>';
    return verdictsOf(fields, isRoot, Date.parse(observedAt)).map(verdict =>
      recordOf('credential-report', event, context, {
        product: 'IAM credential report',
        checkId: `credential-report/${verdict.check}`,
        title: verdict.title,
        description: verdict.description,
        severity: verdict.severity,
        status: verdict.status,
        sourceState: 'active',
        provider: 'aws',
        scopeId: arnScope(arn).scopeId,
        resourceUid: arn,
        resourceName: fields.text('user'),
        resourceType: isRoot ? 'AwsIamRoot' : 'AwsIamUser',
        tags: {},
        scopeTags: {},
        principal: arn,
        discriminator: verdict.discriminator ?? '',
        observedAt,
      }),
    );
  },
};

function verdictsOf(
  fields: JsonFields,
  isRoot: boolean,
  now: number,
): Verdict[] {
  const user = isRoot ? 'root' : `User ${fields.text('user')}`;
  const isOn = (column: string) =>
    fields.text(column)?.toLowerCase() === 'true';
  const verdicts: Verdict[] = [];
  if (isRoot || isOn('password_enabled')) {
    const hasMfa = isOn('mfa_active');
    verdicts.push({
      check: isRoot ? 'root-mfa' : 'mfa',
      title: 'Who signs in with a password has MFA',
      severity: isRoot ? 'critical' : 'high',
      status: hasMfa ? 'pass' : 'fail',
      description: `${user} ${hasMfa ? 'has' : 'has no'} MFA.`,
    });
  }
  if (isOn('password_enabled')) {
    verdicts.push(passwordUse(fields, user, now));
  }
  for (const key of ['1', '2']) {
    if (isOn(`access_key_${key}_active`)) {
      verdicts.push(...keyVerdicts(fields, user, isRoot, key, now));
    }
  }
  return verdicts;
}

function passwordUse(fields: JsonFields, user: string, now: number): Verdict {
  const days = daysSince(
    fields.text('password_last_used'),
    fields.text('password_last_changed', 'user_creation_time'),
    now,
  );
  return {
    check: 'password-unused',
    title: `Passwords are used within ${MAX_UNUSED_DAYS} days`,
    severity: 'medium',
    status: statusOfAge(days, MAX_UNUSED_DAYS),
    description: `${user}: password unused for ${daysText(days)}.`,
  };
}

function keyVerdicts(
  fields: JsonFields,
  user: string,
  isRoot: boolean,
  key: string,
  now: number,
): Verdict[] {
  const discriminator = `access-key-${key}`;
  const rotated = fields.text(`access_key_${key}_last_rotated`);
  const age = daysSince(rotated, fields.text('user_creation_time'), now);
  const unused = daysSince(
    fields.text(`access_key_${key}_last_used_date`),
    rotated,
    now,
  );
  const verdicts: Verdict[] = [
    {
      check: 'access-key-age',
      title: `Access keys are younger than ${MAX_KEY_AGE_DAYS} days`,
      severity: 'medium',
      status: statusOfAge(age, MAX_KEY_AGE_DAYS),
      description: `${user}: access key ${key} is ${daysText(age)} old.`,
      discriminator,
    },
    {
      check: 'access-key-unused',
      title: `Access keys are used within ${MAX_UNUSED_DAYS} days`,
      severity: 'medium',
      status: statusOfAge(unused, MAX_UNUSED_DAYS),
      description: `${user}: access key ${key} unused for ${daysText(unused)}.`,
      discriminator,
    },
  ];
  if (isRoot) {
    verdicts.push({
      check: 'root-access-key',
      title: 'Root has no access key',
      severity: 'critical',
      status: 'fail',
      description: `root has access key ${key}.`,
      discriminator,
    });
  }
  return verdicts;
}

/** A date that is not there (`N/A`, `no_information`) means never; the age of the thing itself then counts. */
function daysSince(
  date: string | undefined,
  otherwise: string | undefined,
  now: number,
): number | undefined {
  const text = [date, otherwise].find(each => /^\d{4}-/.test(each ?? ''));
  return text === undefined
    ? undefined
    : Math.floor((now - Date.parse(readTimestamp('date', text).at)) / DAY);
}

function statusOfAge(days: number | undefined, limit: number): FindingStatus {
  if (days === undefined) {
    return 'manual';
  }
  return days > limit ? 'fail' : 'pass';
}

function daysText(days: number | undefined): string {
  return days === undefined ? 'an unknown number of days' : `${days} days`;
}
