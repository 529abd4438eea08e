import { AwsReference, lintPolicy, readPolicy } from '@gpu-academy/findings';

/** What says of an action, or of a pattern, that AWS has none such. */
const UNKNOWN = [
  'unknown-service',
  'unknown-action',
  'wildcard-matches-nothing',
];

/** Permissions of Google Cloud (`storage.objects.get`) and operations of Azure (`Microsoft.Storage/read`). */
const OF_OTHERS = /^[a-z]\w*(\.\w+)+$|^(\*|[a-z][\w.]*)\/[\w.*/-]+$/i;

/**
 * Reads the values of `--keep`: actions with commas or spaces between them, which a smaller policy has to leave.
 *
 * @throws Error that names what AWS does not have, with what may be meant
 */
export async function readKeep(values: readonly string[]): Promise<string[]> {
  const keep = values.flatMap(it => it.split(/[\s,]+/)).filter(Boolean);
  const actions = keep.filter(it => it !== '*' && !OF_OTHERS.test(it));
  const reference = await AwsReference.ofTexts([JSON.stringify(actions)]);
  const { policy } = readPolicy('--keep', {
    Statement: { Effect: 'Allow', Action: actions, Resource: '*' },
  });
  const problems = (policy ? lintPolicy(policy, reference) : [])
    .filter(({ id }) => UNKNOWN.includes(id))
    .map(({ actions: [action], instead }) => {
      const typed = actions.find(it => it.toLowerCase() === action);
      return `${typed}${instead ? ` (did you mean ${instead}?)` : ''}`;
    });
  if (problems.length > 0) {
    throw new Error(
      `--keep names what AWS does not have: ${problems.join(
        ', ',
      )}. Expected actions such as s3:GetObject or ec2:*`,
    );
  }
  return keep;
}
