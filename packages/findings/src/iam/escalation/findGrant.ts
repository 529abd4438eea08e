import { Glob } from '../../glob/Glob';
import { globOf } from '../../glob/globOf';
import { actionMatches } from '../evaluate/actionMatches';
import { StatementRef } from '../evaluate/AccessRequest';
import { evaluateConditions } from '../policy/evaluateCondition';
import { Policy, PolicyStatement } from '../policy/Policy';
import { ContextKeys } from '../policy/RequestContext';
import { Truth } from '../policy/Truth';

/*
 * Whether policies let a principal do something to *some* resource: not "may ada read this bucket" but "is there a role
 * that ada may pass". Resources are patterns on both sides, what a statement names and what an action can be about, and
 * the question is whether they meet somewhere that no Deny covers.
 */

/** The policies of one principal. @public */
export interface PrincipalPolicies {
  identity: Policy[];
  boundary?: Policy;
}

/** A statement that grants an action, and under what conditions. @public */
export interface Grant {
  action: string;
  statement: StatementRef;
  /** As the statement writes it. */
  resource: string;
  /** True where the resource is the principal itself, by a policy variable. */
  selfOnly: boolean;
  /** What it depends on; empty where it holds as things are. */
  conditions: readonly string[];
}

/** A resource of a statement as a pattern; variables stand for any text here. */
interface ResourcePattern {
  text: string;
  pattern: Glob;
  selfOnly: boolean;
}

const SELF =
  /\$\{aws:(username|userid|PrincipalArn|PrincipalTag\/[^}]*)[^}]*\}/i;

/** The best grant of an action on any of the targets: an unconditional one before a conditional one. */
export function findGrant(
  action: string,
  targets: readonly Glob[],
  policies: PrincipalPolicies,
  context: ContextKeys,
): Grant | undefined {
  const grants = grantsOf(action, targets, policies.identity, context)
    .map(grant => withinBoundary(grant, policies.boundary, context))
    .filter(grant => grant !== undefined)
    .map(grant => withoutDenied(grant, policies, context))
    .filter(grant => grant !== undefined);
  grants.sort(
    (a, b) =>
      a.conditions.length - b.conditions.length ||
      Number(a.selfOnly) - Number(b.selfOnly),
  );
  const [best] = grants;
  return best && withoutPatterns(best);
}

/** A grant with the patterns that it was found by. */
interface OpenGrant extends Grant {
  pattern: Glob;
  target: Glob;
}

function grantsOf(
  action: string,
  targets: readonly Glob[],
  policies: readonly Policy[],
  context: ContextKeys,
): OpenGrant[] {
  return policies.flatMap(policy =>
    policy.statements.flatMap(statement => {
      const truth = applies(policy, statement, 'Allow', action, context);
      if (truth === undefined) {
        return [];
      }
      return targets.flatMap(target =>
        reachable(statement, target).map(({ text, pattern, selfOnly }) => ({
          action,
          statement: {
            policy: policy.name,
            index: statement.index,
            sid: statement.sid,
          },
          resource: text,
          selfOnly,
          conditions: truth.unknown,
          pattern,
          target,
        })),
      );
    }),
  );
}

/** What of a statement's resources meets the target. */
function reachable(
  statement: PolicyStatement,
  target: Glob,
): ResourcePattern[] {
  if (statement.notResources) {
    const isExcluded = statement.notResources.some(each =>
      patternOf(each).pattern.includes(target),
    );
    return isExcluded
      ? []
      : [
          {
            text: `all but ${statement.notResources.join(', ')}`,
            pattern: target,
            selfOnly: false,
          },
        ];
  }
  return (statement.resources ?? [])
    .map(patternOf)
    .filter(each => each.pattern.intersects(target));
}

function withinBoundary(
  grant: OpenGrant,
  boundary: Policy | undefined,
  context: ContextKeys,
): OpenGrant | undefined {
  if (!boundary) {
    return grant;
  }
  const [within] = grantsOf(grant.action, [grant.target], [boundary], context)
    .filter(each => each.pattern.intersects(grant.pattern))
    .sort((a, b) => a.conditions.length - b.conditions.length);
  return within && withConditions(grant, within.conditions);
}

/** A Deny that may not hold makes the grant conditional; one that covers only a part of it leaves the rest. */
function withoutDenied(
  grant: OpenGrant,
  { identity, boundary }: PrincipalPolicies,
  context: ContextKeys,
): OpenGrant | undefined {
  let open: OpenGrant = grant;
  for (const policy of [...identity, ...(boundary ? [boundary] : [])]) {
    for (const statement of policy.statements) {
      const truth = applies(policy, statement, 'Deny', grant.action, context);
      if (truth !== undefined && coversAll(statement, grant)) {
        if (truth.value === true) {
          return undefined;
        }
        open = withConditions(
          open,
          truth.unknown.map(each => `not (${each})`),
        );
      }
    }
  }
  return open;
}

function coversAll(deny: PolicyStatement, grant: OpenGrant): boolean {
  if (deny.notResources) {
    return deny.notResources.every(each => {
      const { pattern } = patternOf(each);
      return (
        !pattern.intersects(grant.pattern) || !pattern.intersects(grant.target)
      );
    });
  }
  return (deny.resources ?? []).some(each => {
    const { pattern } = patternOf(each);
    return pattern.includes(grant.pattern) || pattern.includes(grant.target);
  });
}

/** Undefined where the statement says nothing of the action, or its conditions do not hold. */
function applies(
  policy: Policy,
  statement: PolicyStatement,
  effect: PolicyStatement['effect'],
  action: string,
  context: ContextKeys,
): Truth | undefined {
  if (
    statement.effect !== effect ||
    !actionMatches(statement, action.toLowerCase())
  ) {
    return undefined;
  }
  const truth = evaluateConditions(
    statement.conditions,
    policy.version,
    context,
  );
  return truth.value === false ? undefined : truth;
}

function patternOf(resource: string): ResourcePattern {
  return {
    text: resource,
    pattern: globOf(resource.replace(/\$\{[^}]*\}/g, '*')),
    selfOnly: SELF.test(resource),
  };
}

function withConditions(
  grant: OpenGrant,
  conditions: readonly string[],
): OpenGrant {
  return {
    ...grant,
    conditions: Array.from(new Set([...grant.conditions, ...conditions])),
  };
}

function withoutPatterns({ pattern, target, ...grant }: OpenGrant): Grant {
  return grant;
}
