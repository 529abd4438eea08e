import { isJsonObject } from '../../read/fields/JsonFields';
import { shown } from '../../read/FindingReadError';
import { CONDITION_OPERATORS } from './conditionOperators';
import {
  Policy,
  PolicyCondition,
  PolicyPrincipal,
  PolicyProblem,
  PolicyStatement,
} from './Policy';

/** @public */
export interface PolicyReading {
  /** Absent where there is a problem: a policy with a Deny left out would be another policy. */
  policy?: Policy;
  problems: PolicyProblem[];
}

const PRINCIPAL_TYPES = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

/**
 * Reads a policy document, as JSON text or parsed. Grammar:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 *
 * @public
 */
export function readPolicy(name: string, document: unknown): PolicyReading {
  const problems: PolicyProblem[] = [];
  const problem = (field: string, found: unknown, expected: string) => {
    problems.push({
      policy: name,
      field,
      message: `${name}, ${field}: found ${shown(
        found,
      )}, expected ${expected}. Correct the policy.`,
    });
  };
  let value = document;
  if (typeof document === 'string') {
    try {
      value = JSON.parse(document);
    } catch (error) {
      problem('document', document, `JSON (${(error as Error).message})`);
      return { problems };
    }
  }
  if (!isJsonObject(value)) {
    problem('document', value, 'an object');
    return { problems };
  }
  const version = value.Version ?? '2008-10-17';
  if (version !== '2008-10-17' && version !== '2012-10-17') {
    problem('Version', version, '2012-10-17');
    return { problems };
  }
  const list = [value.Statement].flat();
  if (value.Statement === undefined) {
    problem('Statement', undefined, 'a statement or a list of them');
  }
  const statements = list.map((each, index) =>
    readStatement(each, index, problem),
  );
  return problems.length > 0
    ? { problems }
    : { policy: { name, version, statements }, problems };
}

type ReportProblem = (field: string, found: unknown, expected: string) => void;

function readStatement(
  value: unknown,
  index: number,
  problem: ReportProblem,
): PolicyStatement {
  const place = `Statement[${index}]`;
  const statement = isJsonObject(value) ? value : {};
  if (!isJsonObject(value)) {
    problem(place, value, 'an object');
  }
  const { Effect: effect } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') {
    problem(`${place}.Effect`, effect, 'Allow or Deny');
  }
  const strings = (name: string) =>
    readStrings(statement[name], `${place}.${name}`, problem);
  const actions = strings('Action')?.map(each => each.toLowerCase());
  const notActions = strings('NotAction')?.map(each => each.toLowerCase());
  if ((actions === undefined) === (notActions === undefined)) {
    problem(`${place}.Action`, statement.Action, 'either Action or NotAction');
  }
  const resources = strings('Resource');
  const notResources = strings('NotResource');
  if (resources && notResources) {
    problem(
      `${place}.Resource`,
      statement.Resource,
      'either Resource or NotResource',
    );
  }
  const isOfResource =
    statement.Principal !== undefined || statement.NotPrincipal !== undefined;
  if (!resources && !notResources && !isOfResource) {
    problem(
      `${place}.Resource`,
      statement.Resource,
      'Resource or NotResource, or a Principal in the policy of a resource',
    );
  }
  return {
    index,
    sid: typeof statement.Sid === 'string' ? statement.Sid : undefined,
    effect: effect === 'Deny' ? 'Deny' : 'Allow',
    actions,
    notActions,
    resources,
    notResources,
    principals: readPrincipals(
      statement.Principal,
      `${place}.Principal`,
      problem,
    ),
    notPrincipals: readPrincipals(
      statement.NotPrincipal,
      `${place}.NotPrincipal`,
      problem,
    ),
    conditions: readConditions(
      statement.Condition,
      `${place}.Condition`,
      problem,
    ),
  };
}

function readStrings(
  value: unknown,
  field: string,
  problem: ReportProblem,
): string[] | undefined {
  if (value === undefined) {
    return undefined;
  }
  const list = [value].flat();
  if (!list.every(each => typeof each === 'string')) {
    problem(field, value, 'a text or a list of texts');
    return [];
  }
  return list;
}

function readPrincipals(
  value: unknown,
  field: string,
  problem: ReportProblem,
): PolicyPrincipal[] | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (value === '*') {
    return [{ type: 'AWS', id: '*' }];
  }
  if (!isJsonObject(value)) {
    problem(field, value, '* or an object such as {"AWS": "..."}');
    return [];
  }
  return Object.entries(value).flatMap(([type, ids]) => {
    if (!PRINCIPAL_TYPES.includes(type)) {
      problem(field, type, PRINCIPAL_TYPES.join(', '));
    }
    return (readStrings(ids, `${field}.${type}`, problem) ?? []).map(id => ({
      type: type as PolicyPrincipal['type'],
      id,
    }));
  });
}

function readConditions(
  value: unknown,
  field: string,
  problem: ReportProblem,
): PolicyCondition[] {
  if (value === undefined) {
    return [];
  }
  if (!isJsonObject(value)) {
    problem(field, value, 'an object of operators');
    return [];
  }
  return Object.entries(value).flatMap(([name, keys]) => {
    const match = /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/i.exec(
      name,
    );
    const operator = CONDITION_OPERATORS.get(match?.[2].toLowerCase() ?? '');
    if (!match || !operator) {
      problem(
        field,
        name,
        'a condition operator such as StringEquals or ForAnyValue:StringLike',
      );
      return [];
    }
    if (!isJsonObject(keys)) {
      problem(`${field}.${name}`, keys, 'an object of condition keys');
      return [];
    }
    return Object.entries(keys).map(([key, values]) => ({
      operator: operator.name,
      qualifier: qualifierOf(match[1]),
      ifExists: match[3] !== undefined,
      key,
      values: readValues(values, `${field}.${name}.${key}`, problem),
    }));
  });
}

function qualifierOf(name: string | undefined): PolicyCondition['qualifier'] {
  if (name === undefined) {
    return undefined;
  }
  return name.toLowerCase() === 'forallvalues' ? 'ForAllValues' : 'ForAnyValue';
}

/** Numbers and booleans may stand without quotes. */
function readValues(
  value: unknown,
  field: string,
  problem: ReportProblem,
): string[] {
  const list = [value].flat();
  if (
    !list.every(each => ['string', 'number', 'boolean'].includes(typeof each))
  ) {
    problem(field, value, 'a text, number or boolean, or a list of them');
    return [];
  }
  return list.map(String);
}
