import { evaluateConditions } from '../policy/evaluateCondition';
import { Policy, PolicyPrincipal, PolicyStatement } from '../policy/Policy';
import { resolveVariables } from '../policy/policyVariables';
import { ContextKeys } from '../policy/RequestContext';
import {
  and,
  FALSE,
  not,
  or,
  TRUE,
  Truth,
  truthOf,
  unknownTruth,
} from '../policy/Truth';
import { AccessRequest, StatementRef } from './AccessRequest';
import { actionMatches } from './actionMatches';

/** How a resource's policy names the principal; that decides what else has to agree. */
interface ResourceGrant {
  direct: Truth;
  role: Truth;
  any: Truth;
}

/** One request, asked of the statements of several policies; remembers which of them had a part in it. */
export class Evaluation {
  readonly isSameAccount: boolean;
  readonly statements: Array<StatementRef & { effect: 'Allow' | 'Deny' }> = [];
  readonly #request: AccessRequest;
  readonly #context: ContextKeys;
  readonly #action: string;
  readonly #account: string;
  readonly #roleArn: string | undefined;

  constructor(request: AccessRequest) {
    this.#request = request;
    this.#context = new ContextKeys(request.context ?? {});
    this.#action = request.action.toLowerCase();
    this.#account = accountOf(request.principalArn);
    this.#roleArn = request.roleArn ?? roleOfSession(request.principalArn);
    const resourceAccount =
      request.resourceAccount || accountOf(request.resource);
    this.isSameAccount =
      resourceAccount === '' || resourceAccount === this.#account;
  }

  ofIdentity(policies: Policy[], effect: 'Allow' | 'Deny'): Truth {
    return or(
      ...policies.flatMap(policy =>
        policy.statements
          .filter(each => each.effect === effect)
          .map(each => this.#statement(policy, each)),
      ),
    );
  }

  ofResource(
    policy: Policy | undefined,
    effect: 'Allow' | 'Deny',
  ): ResourceGrant {
    const grants = { direct: FALSE, role: FALSE, any: FALSE };
    for (const statement of policy?.statements ?? []) {
      const named = this.#naming(statement);
      if (statement.effect === effect && named !== undefined) {
        const truth = this.#statement(policy!, statement);
        grants.any = or(grants.any, truth);
        if (named !== 'account') {
          grants[named] = or(grants[named], truth);
        }
      }
    }
    return grants;
  }

  #statement(policy: Policy, statement: PolicyStatement): Truth {
    const truth = and(
      truthOf(actionMatches(statement, this.#action)),
      this.#resourceMatches(policy, statement),
      evaluateConditions(statement.conditions, policy.version, this.#context),
    );
    if (truth.value !== false) {
      this.statements.push({
        policy: policy.name,
        index: statement.index,
        sid: statement.sid,
        effect: statement.effect,
      });
    }
    return truth;
  }

  #resourceMatches(policy: Policy, statement: PolicyStatement): Truth {
    const { resources, notResources } = statement;
    const matchesAny = (patterns: string[]) =>
      or(
        ...patterns.map(pattern => {
          const resolution = resolveVariables(
            pattern,
            policy.version,
            this.#context,
          );
          if ('unknown' in resolution) {
            return unknownTruth(`\${${resolution.unknown}} in ${pattern}`);
          }
          return truthOf(
            'pattern' in resolution &&
              resolution.pattern.matches(this.#request.resource),
          );
        }),
      );
    if (notResources) {
      return not(matchesAny(notResources));
    }
    // A trust policy names no resource: it is the resource.
    return resources ? matchesAny(resources) : TRUE;
  }

  /** How the statement names the principal: undefined where it does not. */
  #naming(
    statement: PolicyStatement,
  ): 'direct' | 'role' | 'account' | undefined {
    const { principals, notPrincipals } = statement;
    if (notPrincipals) {
      return this.#isExcepted(statement.effect, notPrincipals)
        ? undefined
        : 'direct';
    }
    const kinds = (principals ?? []).map(each => this.#kindOf(each));
    return (['direct', 'role', 'account'] as const).find(kind =>
      kinds.includes(kind),
    );
  }

  /**
   * A Deny excepts whom it names together with the account, and a session with its role and itself: AWS asks of each in turn.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
   */
  #isExcepted(
    effect: 'Allow' | 'Deny',
    names: readonly PolicyPrincipal[],
  ): boolean {
    const kinds = new Set(names.map(each => this.#kindOf(each)));
    if (effect === 'Allow') {
      return kinds.has('direct') || kinds.has('role');
    }
    const isSession = this.#roleArn !== undefined;
    return (
      names.some(({ type, id }) => type === 'AWS' && id === '*') ||
      (kinds.has('direct') &&
        (!isSession || kinds.has('role')) &&
        (this.#account === '' || kinds.has('account')))
    );
  }

  #kindOf({ type, id }: PolicyPrincipal) {
    if (type !== 'AWS') {
      return undefined;
    }
    if (id === '*' || id === this.#request.principalArn) {
      return 'direct';
    }
    if (id === this.#roleArn) {
      return 'role';
    }
    return id === this.#account ||
      new RegExp(`^arn:aws[a-z-]*:iam::${this.#account}:root$`).test(id)
      ? 'account'
      : undefined;
  }
}

function accountOf(arn: string): string {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1] ?? '';
}

/** `assumed-role/Lab/ada` is a session of `role/Lab`; a role's path is not in it. */
function roleOfSession(arn: string): string | undefined {
  const match = /^(arn:[^:]*):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(arn);
  return match ? `${match[1]}:iam::${match[2]}:role/${match[3]}` : undefined;
}
