import { Glob } from '../../glob/Glob';
import { globOf } from '../../glob/globOf';
import { PolicyStatement } from '../policy/Policy';
import { AwsReference } from './AwsReference';
import { PolicyLint } from './PolicyLint';

/** Beyond, no policy of AWS has room for as many, and a stranger's file must not keep anybody waiting. */
const MAX_PAIRS = 250_000;

/**
 * Actions of a statement that are never about any of its resources: `s3:GetObject` on a bucket rather than on what is in it,
 * `s3:ListAllMyBuckets` on one bucket. What they were to allow or deny stays as it is.
 */
export function misfits(
  { index, effect, actions, resources }: PolicyStatement,
  reference: AwsReference,
): PolicyLint[] {
  if (
    !actions ||
    !resources ||
    resources.includes('*') ||
    actions.length * resources.length > MAX_PAIRS
  ) {
    return [];
  }
  const named = resources.map(resource => ({
    // Whatever a variable stands for may fit.
    glob: globOf(resource.replace(/\$\{[^}]*\}/g, '*')),
    isInBucket: /^arn:[^:]*:s3:::[^/]*\//.test(resource),
  }));
  // Many actions are about the same kinds of resource.
  const known = new Map<Glob, boolean>();
  const isNamed = (target: Glob) => {
    let isOne = known.get(target);
    if (isOne === undefined) {
      isOne = named.some(
        ({ glob, isInBucket }) =>
          meet(glob, target) && !(isInBucket && isBucket(target)),
      );
      known.set(target, isOne);
    }
    return isOne;
  };
  const fits = (action: string) => reference.targetsOf(action).some(isNamed);
  const fitting = actions.map(pattern => {
    const meant = reference.actionsOf(pattern);
    return {
      pattern,
      spelled: /[*?]/.test(pattern) ? pattern : reference.spelled(pattern),
      hasEffect: meant.length === 0 || meant.some(fits),
    };
  });
  const useless = fitting.filter(each => !each.hasEffect);
  if (useless.length === 0) {
    return [];
  }
  const names = useless.map(each => each.spelled);
  const example = reference
    .targetsOf(reference.actionsOf(useless[0].pattern)[0])
    .map(textOf)
    .sort((a, b) => a.length - b.length)[0];
  return [
    {
      id: 'resource-does-not-fit',
      severity: effect === 'Deny' ? 'medium' : 'low',
      statement: index,
      actions: names,
      instead: example,
      message: `${names.join(', ')} ${
        names.length === 1 ? 'is' : 'are'
      } never about ${resources.join(
        ', ',
      )}, so that the statement does not ${effect.toLowerCase()} ${
        names.length === 1 ? 'it' : 'them'
      }; name a resource such as ${example}`,
    },
  ];
}

/** Names of resources are matched part by part: no star reaches over a colon but in the last. */
function meet(resource: Glob, target: Glob): boolean {
  if (!resource.intersects(target)) {
    return false;
  }
  const [mine, theirs] = [resource, target].map(each => each.split(':', 6));
  return mine.length === 6 && theirs.length === 6
    ? mine.every((part, at) => part.intersects(theirs[at]))
    : true;
}

/** The name of a bucket has no slash; what has one is in it. */
function isBucket(target: Glob): boolean {
  return /^arn:[^:]*:s3:::\*$/.test(textOf(target));
}

function textOf(target: Glob): string {
  return target.tokens
    .map(token => {
      if (typeof token === 'string') {
        return token;
      }
      return token.wild === 'digit' ? '1' : '*';
    })
    .join('');
}
