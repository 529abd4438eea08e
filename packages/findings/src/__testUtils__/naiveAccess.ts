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
  NotPrincipal?: { AWS: string[] };
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
  // What AWS validates one after another: the account, the role, the session. A Deny spares whom it lists at every step.
  const [, , , , ownAccount] = request.principalArn.split(':');
  const steps = [
    [ownAccount, `arn:aws:iam::${ownAccount}:root`],
    ...(request.roleArn ? [[request.roleArn]] : []),
    [request.principalArn],
  ];
  const isExcepted = ({ Effect, NotPrincipal }: RawStatement) => {
    const lists = (step: string[]) =>
      [...step, '*'].some(each => NotPrincipal?.AWS.includes(each));
    return Effect === 'Deny' ? steps.every(lists) : steps.slice(1).some(lists);
  };
  const named = (names: string[]) => (statement: RawStatement) =>
    statement.NotPrincipal
      ? names.includes('*') && !isExcepted(statement)
      : !!statement.Principal?.AWS.some(each => names.includes(each));
  const account = ownAccount;
  const directly = named(['*', request.principalArn]);
  const asRole = named(request.roleArn ? [request.roleArn] : []);
  const asAccount = named([account, `arn:aws:iam::${account}:root`]);
  const inAnyWay = (each: RawStatement) =>
    (!each.Principal && !each.NotPrincipal) ||
    directly(each) ||
    asRole(each) ||
    asAccount(each);

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

/** A variable takes the first value of its key, or the default that stands beside it in quotes. */
function fill(
  pattern: string,
  context: NaiveRequest['context'],
): string | undefined {
  const [whole, inside] = /\$\{([^}]*)\}/.exec(pattern) ?? [];
  if (whole === undefined) {
    return pattern;
  }
  const [key, quoted] = inside.split(', ');
  const value = context[key]?.[0] ?? quoted?.replace(/'/g, '');
  return value === undefined ? undefined : pattern.replace(whole, () => value);
}

function conditionsHold(
  statement: RawStatement,
  context: NaiveRequest['context'],
): boolean {
  return Object.entries(statement.Condition ?? {}).every(([name, keys]) =>
    Object.entries(keys).every(([key, values]) =>
      conditionHolds(
        name,
        values
          .map(value => fill(value, context))
          .filter(value => value !== undefined),
        context[key] ?? [],
      ),
    ),
  );
}

function conditionHolds(
  name: string,
  values: string[],
  found: string[],
): boolean {
  const isAbsent = found.length === 0;
  if (name === 'Null') {
    return values.includes(String(isAbsent));
  }
  if (name.endsWith('IfExists') && isAbsent) {
    return true;
  }
  const [operator, set] = name.replace('IfExists', '').split(':').reverse();
  const isNot = operator.includes('Not');
  const matches = (each: string) =>
    values.some(value => compare(operator.replace('Not', ''), each, value));
  const holds = (each: string) => (isNot ? !matches(each) : matches(each));
  if (set === 'ForAllValues') {
    return found.every(holds);
  }
  if (set === 'ForAnyValue') {
    return found.some(holds);
  }
  // Without a set operator: NOR of what is negated, which an absent key fulfils.
  return isNot ? !found.some(matches) : found.some(matches);
}

/** One value of the request against one of the policy, by the operator without its Not. */
function compare(operator: string, request: string, policy: string): boolean {
  const date = (text: string) =>
    text.startsWith('20') && text.endsWith('Z')
      ? new Date(text).getTime()
      : NaN;
  const [, kind, order] =
    /^(Numeric|Date)(.*)$/.exec(operator) ?? ([] as string[]);
  if (order !== undefined) {
    const [a, b] =
      kind === 'Date'
        ? [date(request), date(policy)]
        : [Number(request), Number(policy)];
    return {
      Equals: a === b,
      LessThan: a < b,
      LessThanEquals: a <= b,
      GreaterThan: a > b,
      GreaterThanEquals: a >= b,
    }[order as 'Equals'];
  }
  switch (operator) {
    case 'StringEquals':
    case 'BinaryEquals':
      return request === policy;
    case 'StringEqualsIgnoreCase':
    case 'Bool':
      return request.toUpperCase() === policy.toUpperCase();
    case 'StringLike':
      return like(policy, request);
    case 'ArnEquals':
    case 'ArnLike':
      return arnLike(policy.split(':'), request.split(':'));
    case 'IpAddress':
      return inRange(request, policy);
    default:
      throw new Error(`no such operator: ${operator}`);
  }
}

function arnLike(policy: string[], request: string[]): boolean {
  const parts = (all: string[]) => [...all.slice(0, 5), all.slice(5).join(':')];
  return (
    policy.length > 5 &&
    request.length > 5 &&
    parts(policy).every((part, at) => like(part, parts(request)[at]))
  );
}

/** Of version 4: the first bits are the same. */
function inRange(address: string, range: string): boolean {
  const bits = (text: string) =>
    text
      .split('.')
      .map(part => Number(part).toString(2).padStart(8, '0'))
      .join('');
  const [network, length = '32'] = range.split('/');
  const isAddress = (text: string) => /^\d+(\.\d+){3}$/.test(text);
  return (
    isAddress(address) &&
    isAddress(network) &&
    bits(address).slice(0, Number(length)) ===
      bits(network).slice(0, Number(length))
  );
}
