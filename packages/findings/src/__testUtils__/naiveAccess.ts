/** A policy as AWS has it, in JSON. */
export interface RawPolicy {
  Version: string;
  Statement: RawStatement[];
}

export interface RawStatement {
  Effect: 'Allow' | 'Deny';
  Action?: string[];
  NotAction?: string[];
  Resource?: string[];
  NotResource?: string[];
  Principal?: { AWS: string[] };
  Condition?: Record<string, Record<string, string[]>>;
}

export interface NaiveRequest {
  principalArn: string;
  roleArn?: string;
  action: string;
  resource: string;
  sameAccount: boolean;
  /** All keys that any policy asks for; an empty list is an absent key. */
  context: Record<string, string[]>;
}

export interface NaivePolicies {
  identity: RawPolicy[];
  resource?: RawPolicy;
  boundary?: RawPolicy;
  session?: RawPolicy;
}

/**
 * The evaluation logic written a second time, straight from AWS's flow chart, with regular expressions and everything
 * known: what the evaluator is compared with.
 */
export function naiveAccess(
  request: NaiveRequest,
  policies: NaivePolicies,
): boolean {
  const all = [
    ...policies.identity,
    policies.resource,
    policies.boundary,
    policies.session,
  ].filter(each => each !== undefined);
  const holds = (policy: RawPolicy, effect: string, who = anyone) =>
    policy.Statement.some(
      each =>
        each.Effect === effect &&
        who(each) &&
        actionHolds(each, request.action) &&
        resourceHolds(each, request) &&
        conditionsHold(each, request.context),
    );
  const named = (names: string[]) => (statement: RawStatement) =>
    !!statement.Principal?.AWS.some(each => names.includes(each));
  const account = request.principalArn.split(':')[4];
  const directly = named(['*', request.principalArn]);
  const asRole = named(request.roleArn ? [request.roleArn] : []);
  const asAccount = named([account, `arn:aws:iam::${account}:root`]);
  const inAnyWay = (each: RawStatement) =>
    !each.Principal || directly(each) || asRole(each) || asAccount(each);

  if (all.some(policy => holds(policy, 'Deny', inAnyWay))) {
    return false;
  }
  const identity = policies.identity.some(each => holds(each, 'Allow'));
  const boundary = !policies.boundary || holds(policies.boundary, 'Allow');
  const session = !policies.session || holds(policies.session, 'Allow');
  const { resource } = policies;
  if (!request.sameAccount) {
    return (
      identity &&
      boundary &&
      session &&
      !!resource &&
      holds(resource, 'Allow', inAnyWay)
    );
  }
  if (resource && holds(resource, 'Allow', directly)) {
    return true;
  }
  if (resource && holds(resource, 'Allow', asRole) && boundary && session) {
    return true;
  }
  return identity && boundary && session;
}

function anyone(_: RawStatement): boolean {
  return true;
}

function like(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '[^]*')
    .replace(/\?/g, '[^]');
  return new RegExp(`^${source}$`).test(text);
}

function actionHolds(statement: RawStatement, action: string): boolean {
  const matches = (pattern: string) =>
    like(pattern.toLowerCase(), action.toLowerCase());
  return statement.NotAction
    ? !statement.NotAction.some(matches)
    : !!statement.Action?.some(matches);
}

function resourceHolds(
  statement: RawStatement,
  request: NaiveRequest,
): boolean {
  const matches = (pattern: string) => {
    const filled = fill(pattern, request.context);
    return filled !== undefined && like(filled, request.resource);
  };
  return statement.NotResource
    ? !statement.NotResource.some(matches)
    : !!statement.Resource?.some(matches);
}

function fill(
  pattern: string,
  context: NaiveRequest['context'],
): string | undefined {
  const [, key] = /\$\{([^}]*)\}/.exec(pattern) ?? [];
  if (key === undefined) {
    return pattern;
  }
  const [value] = context[key] ?? [];
  return value === undefined
    ? undefined
    : pattern.replace(`\${${key}}`, () => value);
}

function conditionsHold(
  statement: RawStatement,
  context: NaiveRequest['context'],
): boolean {
  return Object.entries(statement.Condition ?? {}).every(([name, keys]) =>
    Object.entries(keys).every(([key, values]) =>
      conditionHolds(name, values, context[key] ?? []),
    ),
  );
}

function conditionHolds(
  name: string,
  values: string[],
  found: string[],
): boolean {
  const absent = found.length === 0;
  switch (name) {
    case 'Null':
      return values.includes(String(absent));
    case 'StringEquals':
      return found.some(each => values.includes(each));
    case 'StringEqualsIfExists':
      return absent || found.some(each => values.includes(each));
    case 'StringNotEquals':
    case 'StringNotEqualsIfExists':
      return absent || found.every(each => !values.includes(each));
    case 'StringLike':
      return found.some(each => values.some(value => like(value, each)));
    case 'StringNotLike':
      return found.every(each => !values.some(value => like(value, each)));
    case 'ForAllValues:StringEquals':
      return found.every(each => values.includes(each));
    case 'ForAnyValue:StringEquals':
      return found.some(each => values.includes(each));
    case 'ForAllValues:StringNotEquals':
      return found.every(each => !values.includes(each));
    case 'ForAnyValue:StringNotEquals':
      return found.some(each => !values.includes(each));
    case 'NumericLessThan':
      return found.some(each =>
        values.some(value => Number(each) < Number(value)),
      );
    default:
      throw new Error(`no such operator: ${name}`);
  }
}
