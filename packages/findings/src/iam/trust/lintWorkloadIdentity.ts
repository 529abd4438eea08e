import { FindingSeverity } from '../../record';
import { celBreadth, ClaimOfField } from './celBreadth';
import { CelExpression, parseCel } from './CelExpression';
import { claimBreadth } from './claimBreadth';
import { Breadth, issuerOf, narrower, TokenIssuer, wider } from './TokenIssuer';

/*
 * Workload identity federation of Google Cloud: which tokens of an issuer become members of a pool is said by the attribute
 * condition of the provider, which of them may do something by bindings of `principal://` and `principalSet://`.
 * https://cloud.google.com/iam/docs/workload-identity-federation,
 * https://cloud.google.com/iam/docs/best-practices-for-using-workload-identity-federation
 */

/** What a provider or a binding admits that it should not. @public */
export type WorkloadIdentityProblemId =
  | 'condition-missing'
  | 'condition-any'
  | 'condition-unread'
  | 'condition-by-name'
  | 'subject-not-unique'
  | 'audience-shared'
  | 'pool-any'
  | 'member-any'
  | 'member-organisation';

/** @public */
export interface WorkloadIdentityProblem {
  id: WorkloadIdentityProblemId;
  /** `informational` where it is well and could be better. */
  severity: FindingSeverity;
  /** What is admitted, and what to ask for instead. */
  message: string;
}

/** A provider of a workload identity pool, as the API and Terraform have it. @public */
export interface WorkloadIdentityProvider {
  /** `projects/.../workloadIdentityPools/POOL/providers/PROVIDER`. */
  name: string;
  /** Absent of providers for AWS, SAML and X.509. */
  issuerUri?: string;
  allowedAudiences?: readonly string[];
  /** CEL by attribute, e.g. `google.subject`: `assertion.sub`. */
  attributeMapping?: Readonly<Record<string, string>>;
  attributeCondition?: string;
  disabled?: boolean;
}

/** Claims that name an owner or a thing for good; names can be given up and taken by somebody else. */
const LASTING = /_id$/;
/** Audiences of tokens that are made for other clouds. */
const SHARED_AUDIENCES =
  /^(sts\.amazonaws\.com|api:\/\/AzureADTokenExchange)$/i;
const KNOWN_ISSUERS = [
  'app.terraform.io',
  'gitlab.com',
  'token.actions.githubusercontent.com',
].map(issuerOf);
/** Attributes by which bindings name whom they mean, of all issuers that are known. */
const MAPPED: TokenIssuer = {
  name: 'the issuer',
  isShared: true,
  claims: Object.assign({}, ...KNOWN_ISSUERS.map(({ claims }) => claims)),
  otherClaims: KNOWN_ISSUERS.flatMap(({ otherClaims }) => otherClaims),
  example: 'repo:org/repo:ref:refs/heads/main',
};
/** Attributes that their holder chooses. */
const CHOSEN =
  /^(ref|ref_type|environment|actor|actor_id|workflow|event_name|head_ref|base_ref|branch|aud|user_login|user_email|pipeline_source|run_phase)$/;

/**
 * Which tokens a provider of a pool lets in that it should not.
 *
 * @public
 */
export function lintWorkloadIdentityProvider(
  provider: WorkloadIdentityProvider,
): WorkloadIdentityProblem[] {
  if (provider.disabled || provider.issuerUri === undefined) {
    return [];
  }
  return [
    ...conditionProblems(provider, provider.issuerUri),
    ...mappingProblems(provider, provider.issuerUri),
    ...audienceProblems(provider),
  ];
}

/** How many of an issuer's tokens become members of the provider's pool. */
export function providerBreadth(provider: WorkloadIdentityProvider): Breadth {
  const { issuerUri, attributeCondition = '' } = provider;
  if (provider.disabled) {
    return 'pinned';
  }
  const read = readCondition(attributeCondition);
  return issuerUri === undefined || 'reason' in read
    ? 'any'
    : celBreadth(read.expression, issuerOf(issuerUri), claimOfField(provider));
}

/**
 * Whom a member of a binding stands for, where that is more than should be.
 *
 * @param providers - of the pools that are known; a condition of theirs narrows what a binding leaves open.
 *
 * @public
 */
export function lintWorkloadIdentityMember(
  member: string,
  providers: readonly WorkloadIdentityProvider[] = [],
): WorkloadIdentityProblem[] {
  const match =
    /^principal(Set)?:\/\/iam\.googleapis\.com\/(.*?(?:workloadIdentityPools|workforcePools)\/([^/]+))\/(.+)$/.exec(
      member,
    );
  if (!match) {
    return [];
  }
  const [, , pool, poolId, selector] = match;
  if (poolId.endsWith('.svc.id.goog') && selector !== '*') {
    // The pool of a project's own clusters, by namespace or service account.
    return [];
  }
  const ofPool = providers.filter(({ name }) => name.includes(`${pool}/`));
  const within = ofPool.length
    ? ofPool.map(providerBreadth).reduce<Breadth>(wider, 'pinned')
    : 'any';
  const breadth = narrower(within, selectorBreadth(selector));
  if (selector === '*') {
    return breadth === 'pinned'
      ? []
      : [
          {
            id: 'pool-any',
            severity: breadth === 'any' ? 'high' : 'medium',
            message: `${member} is everybody in the pool ${poolId}, whatever its providers let in; name an attribute, e.g. attribute.repository/org/repo`,
          },
        ];
  }
  if (breadth === 'any') {
    return [
      {
        id: 'member-any',
        severity: 'high',
        message: `${member} is whoever has ${selector}, which anybody can choose; name what is meant, e.g. attribute.repository/org/repo`,
      },
    ];
  }
  return breadth === 'organisation'
    ? [
        {
          id: 'member-organisation',
          severity: 'medium',
          message: `${member} is everything of one owner, what is made there tomorrow included; name what is meant, e.g. attribute.repository/org/repo`,
        },
      ]
    : [];
}

function selectorBreadth(selector: string): Breadth {
  if (selector === '*') {
    return 'any';
  }
  const [kind, ...rest] = selector.split('/');
  const value = { text: rest.join('/'), isPattern: false };
  if (kind === 'subject') {
    return claimBreadth(MAPPED, 'sub', value);
  }
  const attribute = kind.replace(/^attribute\./, '');
  if (CHOSEN.test(attribute)) {
    return 'any';
  }
  return Object.hasOwn(MAPPED.claims, attribute)
    ? claimBreadth(MAPPED, attribute, value)
    : 'pinned';
}

function conditionProblems(
  provider: WorkloadIdentityProvider,
  issuerUri: string,
): WorkloadIdentityProblem[] {
  const issuer = issuerOf(issuerUri);
  const condition = provider.attributeCondition?.trim() ?? '';
  const advice = `ask for the owner, e.g. assertion.${ownerClaimOf(
    issuer,
  )} == '...'`;
  if (condition === '') {
    if (issuer.isShared) {
      return [
        {
          id: 'condition-missing',
          severity: 'critical',
          message: `every identity of ${issuerUri} becomes a member of the pool; ${advice} in the attribute condition`,
        },
      ];
    }
    return [];
  }
  const read = readCondition(condition);
  if ('reason' in read) {
    return [
      {
        id: 'condition-unread',
        severity: 'medium',
        message: `the attribute condition ${condition} is no expression of CEL (${read.reason}); correct it`,
      },
    ];
  }
  if (!issuer.isShared) {
    return [];
  }
  const claimOf = claimOfField(provider);
  const breadth = celBreadth(read.expression, issuer, claimOf);
  if (breadth === 'any') {
    return [
      {
        id: 'condition-any',
        severity: 'critical',
        message: `the attribute condition ${condition} is met by tokens of anybody at ${issuerUri}; ${advice}`,
      },
    ];
  }
  return celBreadth(read.expression, lasting(issuer), claimOf) === 'any'
    ? [
        {
          id: 'condition-by-name',
          severity: 'informational',
          message: `the attribute condition ${condition} asks for a name, which somebody else can take once it is given up; ${advice}`,
        },
      ]
    : [];
}

/** Who is told from whom by `google.subject` has to be one. */
function mappingProblems(
  { attributeMapping = {} }: WorkloadIdentityProvider,
  issuerUri: string,
): WorkloadIdentityProblem[] {
  const issuer = issuerOf(issuerUri);
  const subject = attributeMapping['google.subject'] ?? 'assertion.sub';
  const [, claim] = /^\s*assertion\.(\w+)\s*$/.exec(subject) ?? [];
  const isChosen =
    claim !== undefined &&
    issuer.isShared &&
    issuer.otherClaims.includes(claim);
  return isChosen
    ? [
        {
          id: 'subject-not-unique',
          severity: 'medium',
          message: `google.subject is ${subject}, which two workloads can have in common; map it to assertion.sub`,
        },
      ]
    : [];
}

function audienceProblems({
  allowedAudiences = [],
}: WorkloadIdentityProvider): WorkloadIdentityProblem[] {
  return allowedAudiences
    .filter(audience => SHARED_AUDIENCES.test(audience))
    .map(audience => ({
      id: 'audience-shared',
      severity: 'medium',
      message: `tokens that were made for ${audience} are taken too; leave the allowed audiences empty, so that the name of the provider is asked for`,
    }));
}

/** Fields of a condition by the claims that the mapping makes them of. */
function claimOfField({
  attributeMapping = {},
}: WorkloadIdentityProvider): ClaimOfField {
  return path => {
    if (path[0] === 'assertion') {
      return path.slice(1).join('.');
    }
    const name = path.join('.');
    const mapped =
      attributeMapping[name] ??
      (name === 'google.subject' ? 'assertion.sub' : '');
    const [, dotted, indexed] =
      /^\s*assertion(?:\.(\w+)|\[['"]([^'"]+)['"]\])\s*$/.exec(
        mapped.replace(/\.(lower|upper)Ascii\(\)\s*$/, ''),
      ) ?? [];
    return dotted ?? indexed;
  };
}

function lasting(issuer: TokenIssuer): TokenIssuer {
  const claims = Object.entries(issuer.claims);
  return {
    ...issuer,
    claims: Object.fromEntries(claims.filter(([name]) => LASTING.test(name))),
    otherClaims: [
      ...issuer.otherClaims,
      ...claims.map(([name]) => name).filter(name => !LASTING.test(name)),
    ],
  };
}

/** The claim that names the owner of a token, for good where there is one that does. */
export function ownerClaimOf({ claims }: TokenIssuer): string {
  const owners = Object.keys(claims).filter(each => claims[each] === 'owner');
  return owners.find(each => LASTING.test(each)) ?? owners[0] ?? 'sub';
}

/** The condition read, or why it cannot be. */
function readCondition(
  condition: string,
): { expression: CelExpression } | { reason: string } {
  try {
    return { expression: parseCel(condition) };
  } catch (error) {
    return { reason: (error as Error).message };
  }
}
