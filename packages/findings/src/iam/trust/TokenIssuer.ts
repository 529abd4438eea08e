/*
 * Issuers of tokens, and what their claims say of whom a token is for. An issuer that all its customers share vouches for
 * them alike: only a claim that names the owner, and what of the owner's is meant, tells one customer from another. Claims
 * that a customer can choose (a branch, an environment, a workflow's name) pin nothing by themselves.
 *
 * Sources: docs.github.com/actions/reference/security/oidc, docs.gitlab.com/ci/secrets/id_token_authentication,
 * developer.hashicorp.com/terraform/cloud-docs/workspaces/dynamic-provider-credentials,
 * buildkite.com/docs/agent/v3/cli-oidc, circleci.com/docs/openid-connect-tokens, vercel.com/docs/oidc,
 * support.atlassian.com/bitbucket-cloud/docs/integrate-pipelines-with-resource-servers-using-oidc,
 * kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin.
 */

/** How many a claim lets in: anybody at the issuer, everything of one owner, or the one thing that is named. */
export type Breadth = 'any' | 'organisation' | 'pinned';

/** Narrowest first. */
const BREADTHS: readonly Breadth[] = ['pinned', 'organisation', 'any'];

/** Negative where `a` is narrower. */
export function compareBreadth(a: Breadth, b: Breadth): number {
  return BREADTHS.indexOf(a) - BREADTHS.indexOf(b);
}

export function narrower(a: Breadth, b: Breadth): Breadth {
  return compareBreadth(a, b) <= 0 ? a : b;
}

export function wider(a: Breadth, b: Breadth): Breadth {
  return compareBreadth(a, b) >= 0 ? a : b;
}

/**
 * - `path`: the value begins with owner and thing, `org/repo`;
 * - `thing`: it names one thing for good, such as a repository's id;
 * - `owner`: it names an owner;
 * - `within`: it names a thing by a name that is unique with its owner alone.
 */
type ClaimKind = 'path' | 'thing' | 'owner' | 'within';

/** A kind of issuer. */
export interface TokenIssuer {
  name: string;
  /** Whether strangers can have tokens of the very same issuer. */
  isShared: boolean;
  /** What its claims pin; claims that are not here pin nothing. Also the names that its subjects are made of. */
  claims: Readonly<Record<string, ClaimKind>>;
  /** Names in subjects that pin nothing. */
  otherClaims: readonly string[];
  /** Whether subjects begin with the id of the one thing, up to a colon, and name no claims. */
  subjectBeginsWithThing?: boolean;
  /** A subject that names one thing, for advice. */
  example: string;
}

const GITHUB: Omit<TokenIssuer, 'isShared'> = {
  name: 'GitHub',
  claims: {
    repo: 'path',
    repository: 'path',
    job_workflow_ref: 'path',
    workflow_ref: 'path',
    repository_id: 'thing',
    repository_owner: 'owner',
    repository_owner_id: 'owner',
    enterprise: 'owner',
    enterprise_id: 'owner',
  },
  otherClaims: [
    'ref',
    'environment',
    'context',
    'actor',
    'actor_id',
    'workflow',
    'event_name',
    'head_ref',
    'base_ref',
    'ref_type',
    'run_id',
    'runner_environment',
    'repository_visibility',
    'job_workflow_sha',
    'pull_request',
  ],
  example: 'repo:org/repo:ref:refs/heads/main',
};

const GITLAB: Omit<TokenIssuer, 'isShared'> = {
  name: 'GitLab',
  claims: {
    project_path: 'path',
    project_id: 'thing',
    namespace_path: 'owner',
    namespace_id: 'owner',
  },
  otherClaims: [
    'ref_type',
    'ref',
    'environment',
    'pipeline_source',
    'ref_protected',
    'user_login',
    'user_email',
    'user_id',
  ],
  example: 'project_path:group/project:ref_type:branch:ref:main',
};

const TERRAFORM: Omit<TokenIssuer, 'isShared'> = {
  name: 'HCP Terraform',
  claims: {
    organization: 'owner',
    workspace: 'within',
    terraform_organization_name: 'owner',
    terraform_organization_id: 'owner',
    terraform_workspace_name: 'within',
    terraform_workspace_id: 'thing',
  },
  otherClaims: [
    'project',
    'run_phase',
    'terraform_project_name',
    'terraform_project_id',
    'terraform_run_phase',
  ],
  example: 'organization:org:project:default:workspace:network:run_phase:apply',
};

const BUILDKITE: Omit<TokenIssuer, 'isShared'> = {
  name: 'Buildkite',
  claims: {
    organization: 'owner',
    organization_slug: 'owner',
    organization_id: 'owner',
    pipeline: 'within',
    pipeline_slug: 'within',
    pipeline_id: 'thing',
  },
  otherClaims: ['ref', 'commit', 'step', 'build_branch', 'cluster_id'],
  example: 'organization:org:pipeline:train:ref:refs/heads/main:*',
};

const CIRCLECI: Omit<TokenIssuer, 'isShared'> = {
  name: 'CircleCI',
  claims: {
    org: 'owner',
    project: 'within',
    'oidc.circleci.com/project-id': 'thing',
  },
  otherClaims: ['user', 'vcs-origin', 'vcs-ref'],
  example: 'org/ORG-ID/project/PROJECT-ID/user/*',
};

const VERCEL: Omit<TokenIssuer, 'isShared'> = {
  name: 'Vercel',
  claims: {
    owner: 'owner',
    owner_id: 'owner',
    project: 'within',
    project_id: 'thing',
  },
  otherClaims: ['environment'],
  example: 'owner:team:project:site:environment:production',
};

const BITBUCKET: Omit<TokenIssuer, 'isShared'> = {
  name: 'Bitbucket',
  claims: { repositoryUuid: 'thing', workspaceUuid: 'owner' },
  otherClaims: [
    'stepUuid',
    'pipelineUuid',
    'branchName',
    'deploymentEnvironmentUuid',
  ],
  subjectBeginsWithThing: true,
  example: '{REPOSITORY-UUID}:*',
};

const KUBERNETES: Omit<TokenIssuer, 'isShared'> = {
  name: 'the cluster',
  claims: {},
  otherClaims: [],
  example: 'system:serviceaccount:namespace:name',
};

const OTHER: Omit<TokenIssuer, 'isShared'> = {
  name: 'the issuer',
  claims: {},
  otherClaims: [],
  example: 'the one subject that is meant',
};

/** By host and path, without scheme; the first that fits. */
const ISSUERS: ReadonlyArray<[RegExp, TokenIssuer]> = [
  [/^token\.actions\.githubusercontent\.com$/, { ...GITHUB, isShared: true }],
  // An enterprise's own path, one of data residency, GitHub Enterprise Server.
  [
    /^token\.actions\.githubusercontent\.com\/|^token\.actions\.[^/]+\.ghe\.com|^github\.com\/enterprises\/|\/_services\/token$/,
    { ...GITHUB, isShared: false },
  ],
  [/^gitlab\.com$/, { ...GITLAB, isShared: true }],
  [/(^|\.)gitlab\./, { ...GITLAB, isShared: false }],
  [/^app(\.eu)?\.terraform\.io$/, { ...TERRAFORM, isShared: true }],
  [/^agent\.buildkite\.com$/, { ...BUILDKITE, isShared: true }],
  [/^oidc\.circleci\.com\/org\//, { ...CIRCLECI, isShared: false }],
  [
    /^api\.bitbucket\.org\/2\.0\/workspaces\/[^/]+\/pipelines-config\/identity\/oidc$/,
    { ...BITBUCKET, isShared: false },
  ],
  [/^oidc\.vercel\.com$/, { ...VERCEL, isShared: true }],
  [/^oidc\.vercel\.com\//, { ...VERCEL, isShared: false }],
  [
    /^oidc\.eks\.|^oidc-eks\.|\.oic\.[^/]*azure\.com|^container\.googleapis\.com\//,
    { ...KUBERNETES, isShared: false },
  ],
  [
    /^(accounts\.google\.com|appleid\.apple\.com|www\.amazon\.com|graph\.facebook\.com|login\.microsoftonline\.com\/(common|organizations|consumers)\b.*)$/,
    { ...OTHER, isShared: true },
  ],
];

/**
 * What is known of an issuer.
 *
 * @param address - with or without `https://`
 */
export function issuerOf(address: string): TokenIssuer {
  const bare = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
  return (
    ISSUERS.find(([pattern]) => pattern.test(bare))?.[1] ?? {
      ...OTHER,
      isShared: false,
    }
  );
}
