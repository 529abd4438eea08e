import { ClaimValue } from './claimBreadth';
import { anyone, PrincipalProblem } from './TrustProblem';
import { Restrictions } from './Restrictions';

/**
 * Any of them ties a service to the resource that it acts for.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
const DEPUTY_KEYS: ReadonlyArray<[string, (value: ClaimValue) => boolean]> = [
  ['aws:SourceAccount', isAccount],
  ['aws:SourceArn', isArnOfSomebody],
  ['aws:SourceOrgID', ({ text }) => /^o-[a-z0-9]+$/.test(text)],
  ['aws:SourceOrgPaths', ({ text }) => /^o-[a-z0-9]+\//.test(text)],
  ['sts:ExternalId', ({ text }) => !/^[*?]*$/.test(text)],
];

/** Services that act for whoever configures them; of others the caller is the role's own instance, function or pod. */
const DEPUTIES =
  /^(?!(ec2|lambda|ecs-tasks|edgelambda|batch|codebuild|sagemaker|eks|pods\.eks|spotfleet)\.)/;

/** Whom a service of AWS lets in. */
export function serviceTrustProblems(
  id: string,
  restrictions: Restrictions,
): PrincipalProblem[] {
  if (id.includes('*')) {
    return [anyone(`the service ${id} is every service`)];
  }
  const isTied = DEPUTY_KEYS.some(([key, ties]) =>
    restrictions.asksFor(key, ties),
  );
  return isTied || !DEPUTIES.test(id)
    ? []
    : [
        {
          id: 'confused-deputy',
          severity: 'low',
          message: `${id} takes the role for whoever asks it to; ask for aws:SourceAccount or aws:SourceArn`,
        },
      ];
}

function isAccount({ text }: ClaimValue): boolean {
  return /^\d{12}$/.test(text);
}

/** An account in it, or the name of something whose ARNs have none, such as a bucket. */
function isArnOfSomebody({ text, isPattern }: ClaimValue): boolean {
  const [arn, , service, , account, ...resource] = text.split(':');
  if (arn !== 'arn') {
    return false;
  }
  if (account !== '') {
    return /^\d{12}$/.test(account);
  }
  const name = resource.join(':');
  return (
    !/[*?]/.test(service) && name !== '' && !(isPattern && /^[*?]/.test(name))
  );
}
