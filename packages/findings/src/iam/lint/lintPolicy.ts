import { FindingSeverity } from '../../record';
import { Policy, PolicyStatement } from '../policy/Policy';
import { AwsReference, splitAction } from './AwsReference';
import { nearest } from './nearest';
import { PolicyLint } from './PolicyLint';
import { redundancies } from './redundancies';
import { misfits } from './misfits';

/*
 * What a policy says to no effect. In an Allow that is a slip that somebody will stumble over; in a Deny, or in what an
 * Allow excepts, it is a door that was meant to be shut.
 */

/**
 * Actions, services and condition keys that AWS does not have, wildcards that match nothing, actions on resources that they
 * are never about, and what is said twice.
 *
 * @public
 */
export function lintPolicy(
  policy: Policy,
  reference: AwsReference,
): PolicyLint[] {
  return [
    ...policy.statements.flatMap(statement => [
      ...unknownActions(statement, reference),
      ...unknownConditionKeys(statement, reference),
      ...misfits(statement, reference),
    ]),
    ...redundancies(policy),
  ].sort((a, b) => a.statement - b.statement);
}

/** How grave it is that a part of a statement has no effect. */
export function severityOfNoEffect({
  effect,
  notActions,
}: PolicyStatement): FindingSeverity {
  return effect === 'Deny' || notActions ? 'medium' : 'low';
}

function unknownActions(
  statement: PolicyStatement,
  reference: AwsReference,
): PolicyLint[] {
  const severity = severityOfNoEffect(statement);
  const effect = effectOf(statement);
  const patterns = statement.actions ?? statement.notActions ?? [];
  return patterns.flatMap((pattern): PolicyLint[] => {
    const [service, name] = splitAction(pattern);
    const common = { severity, statement: statement.index, actions: [pattern] };
    // What is not known yet may be anything; of `${...}` in an action AWS itself knows nothing.
    if (pattern === '*' || /[*?]/.test(service) || pattern.includes('${')) {
      return [];
    }
    if (!reference.hasService(service)) {
      const instead = insteadOfService(service, name, reference);
      return [
        {
          ...common,
          id: 'unknown-service',
          instead,
          message: `AWS has no service ${
            service || pattern
          }, so that ${pattern} ${effect}; ${adviceOf(instead)}`,
        },
      ];
    }
    if (!reference.knows(service) || reference.actionsOf(pattern).length > 0) {
      return [];
    }
    if (/[*?]/.test(name)) {
      return [
        {
          ...common,
          id: 'wildcard-matches-nothing',
          message: `no action of ${service} matches ${pattern}, so that it ${effect}; correct it or leave it out`,
        },
      ];
    }
    const instead = insteadOfAction(service, name, reference);
    return [
      {
        ...common,
        id: 'unknown-action',
        instead,
        message: `${service} has no action ${name}, so that ${pattern} ${effect}; ${adviceOf(
          instead,
        )}`,
      },
    ];
  });
}

function effectOf({ effect, notActions }: PolicyStatement): string {
  if (notActions) {
    return 'excepts nothing';
  }
  return effect === 'Deny' ? 'denies nothing' : 'allows nothing';
}

function insteadOfService(
  service: string,
  name: string,
  reference: AwsReference,
): string | undefined {
  const near = nearest(service, reference.services);
  const [owner] = reference.servicesWith(name);
  const meant = owner ?? near;
  return meant && reference.spelled(`${meant}:${name || '*'}`);
}

function insteadOfAction(
  service: string,
  name: string,
  reference: AwsReference,
): string | undefined {
  const near = nearest(name, reference.namesOf(service));
  const [owner] = reference.servicesWith(name);
  if (owner !== undefined) {
    return reference.spelled(`${owner}:${name}`);
  }
  return near && reference.spelled(`${service}:${near}`);
}

function adviceOf(instead: string | undefined): string {
  return instead === undefined
    ? 'correct it or leave it out'
    : `did you mean ${instead}`;
}

function unknownConditionKeys(
  statement: PolicyStatement,
  reference: AwsReference,
): PolicyLint[] {
  return statement.conditions
    .filter(({ key }) => reference.hasConditionKey(key) === false)
    .map(({ key, operator, qualifier, ifExists }) => {
      const [service] = key.toLowerCase().split(':');
      const near = nearest(
        key.toLowerCase(),
        reference.conditionKeysOf(service).map(each => each.toLowerCase()),
      );
      return {
        id: 'unknown-condition-key',
        severity: severityOfNoEffect(statement),
        statement: statement.index,
        actions: [],
        part: key,
        operator: `${qualifier ? `${qualifier}:` : ''}${operator}${
          ifExists ? 'IfExists' : ''
        }`,
        instead: near,
        message: `no request has the condition key ${key}, so that ${operator} is asked of nothing; ${adviceOf(
          near,
        )}`,
      };
    });
}
