import { AZURE_ESCALATION_RULES } from '../azure/azureEscalationRules';
import {
  ESCALATION_RULES,
  EscalationKind,
} from '../escalation/escalationRules';
import { GCP_ESCALATION_RULES } from '../gcp/gcpEscalationRules';
import { PolicyLintId } from '../lint/PolicyLint';
import { FederatedCredentialProblemId } from '../trust/lintFederatedCredential';
import { WorkloadIdentityProblemId } from '../trust/lintWorkloadIdentity';
import { TrustProblemId } from '../trust/TrustProblem';

/*
 * Every rule there is, in one list: what is not here cannot be reported, by the type of a problem's rule. Titles and help are
 * said of the rule and not of one result; code hosts show them beside it.
 */

/** Who a policy of a resource lets in that it should not. */
export type ResourcePolicyProblemId =
  | 'anyone'
  | 'other-account'
  | 'confused-deputy';

/** Stable. @public */
export type IamRuleId =
  | 'aws-administrator'
  | 'aws-iam-administrator'
  | 'aws-path'
  | `aws-escalation/${string}`
  | `aws-policy/${PolicyLintId}`
  | `aws-resource-policy/${ResourcePolicyProblemId}`
  | `aws-trust/${TrustProblemId}`
  | 'gcp-public-member'
  | `gcp-basic-role/${string}`
  | `gcp-escalation/${string}`
  | 'gcp-path'
  | 'azure-path'
  | `gcp-federation/${WorkloadIdentityProblemId}`
  | `azure-escalation/${string}`
  | `azure-federation/${FederatedCredentialProblemId}`;

/** @public */
export interface IamRule {
  id: IamRuleId;
  provider: 'aws' | 'gcp' | 'azure';
  /** What it finds, in one line. */
  title: string;
  /** Why that matters, and what to do about it. */
  help: string;
}

type Words = [title: string, help: string];

const ESCALATIONS: Record<EscalationKind, string> = {
  'change-policy':
    'Who may do this can give itself any permission. Leave the changing of permissions to the pipeline, or put a permissions boundary on who may do it.',
  'lift-boundary':
    'Who may do this can lift the limit that a permissions boundary sets. Leave it to the pipeline, or ask by the condition iam:PermissionsBoundary for the one that has to be there.',
  'take-identity':
    'Who may do this can become another identity, with all that it may do. Name the identity that is meant in Resource, e.g. user/${aws:username}.',
  'pass-role':
    'Who may do this can have a service act with a role of its choice. Name the role that is meant in the Resource of iam:PassRole, and the service in iam:PassedToService.',
  'use-role':
    'Who may do this can act with the role of something that is there already. Name the resources that are meant in Resource.',
};

const POLICY: Record<PolicyLintId, Words> = {
  'unknown-service': [
    'A service that AWS does not have',
    'The action allows or denies nothing. Correct its prefix, or leave it out.',
  ],
  'unknown-action': [
    'An action that AWS does not have',
    'The action allows or denies nothing. Correct its name, or leave it out.',
  ],
  'wildcard-matches-nothing': [
    'A pattern that no action matches',
    'The pattern allows or denies nothing. Correct it, or leave it out.',
  ],
  'unknown-condition-key': [
    'A condition key that no request has',
    'The condition is met by every request or by none. Correct the key, or leave the condition out.',
  ],
  'resource-does-not-fit': [
    'An action that is never about the resources of its statement',
    'The statement neither allows nor denies the action. Name a resource of the kind that the action is about, e.g. arn:aws:s3:::bucket/* for s3:GetObject.',
  ],
  'redundant-action': [
    'An action that another one of the statement includes',
    'What is said twice is changed in one place and forgotten in the other. Leave it out.',
  ],
  'redundant-resource': [
    'A resource that another one of the statement includes',
    'What is said twice is changed in one place and forgotten in the other. Leave it out.',
  ],
  'redundant-statement': [
    'A statement that says nothing that another one does not say',
    'What is said twice is changed in one place and forgotten in the other. Leave it out.',
  ],
  'denied-statement': [
    'A statement that allows what another one of the policy denies',
    'The statement allows nothing. Leave it out, or narrow the Deny.',
  ],
};

const RESOURCE: Record<ResourcePolicyProblemId, Words> = {
  anyone: [
    'A policy of a resource that lets everybody in',
    'Strangers may use the resource. Name who needs it in Principal, or ask for aws:PrincipalOrgID; a public website is better served by CloudFront.',
  ],
  'other-account': [
    'A policy of a resource that lets another account in',
    'Somebody else decides who uses the resource. Name the role that needs it, and see that the account is meant.',
  ],
  'confused-deputy': [
    'A policy of a resource that lets a service in for whoever asks it to',
    'A stranger can have the service use the resource. Ask for aws:SourceAccount or aws:SourceArn.',
  ],
};

const TRUST: Record<TrustProblemId, Words> = {
  'subject-missing': [
    'A role that every identity of an issuer can take',
    'An issuer vouches for all its customers alike. Ask for one subject, e.g. that of one repository and branch.',
  ],
  'subject-any': [
    'A role whose condition on the subject is met by anybody',
    'The pattern names no owner. Ask for one subject, e.g. that of one repository and branch.',
  ],
  'subject-organisation': [
    'A role for everything that one owner has',
    'What is made there tomorrow can take the role too. Name the repository or project that is meant.',
  ],
  'subject-pull-request': [
    'A role for changes that nobody has reviewed',
    'Whoever opens a pull request has its code run with the role. Ask for a branch, or an environment with reviewers.',
  ],
  'subject-literal-star': [
    'A subject with a star that is taken to the letter',
    'No token has a star in it, so that nobody is let in. Use StringLike with one repository and branch, or name one subject.',
  ],
  unauthenticated: [
    'A role for guests who have not signed in',
    'An identity pool gives guests credentials without asking. Ask for authenticated in amr.',
  ],
  'audience-missing': [
    'A role for tokens that were made for somebody else',
    'A token that another service was given can be replayed here. Ask for the audience.',
  ],
  anyone: [
    'A role that everybody can take',
    'Strangers can take the role. Name the principals that need it.',
  ],
  'own-account': [
    'A role that the whole account can take',
    'Who takes the role is then decided by every other policy of the account. Name the roles that need it.',
  ],
  'other-account': [
    'A role that another account decides on',
    'Whoever the other account lets can take the role. Name the role that needs it, and ask a third party for sts:ExternalId.',
  ],
  'confused-deputy': [
    'A role that a service takes for whoever asks it to',
    'A stranger can have the service act with the role. Ask for aws:SourceAccount or aws:SourceArn.',
  ],
};

const WORKLOAD_IDENTITY: Record<WorkloadIdentityProblemId, Words> = {
  'condition-missing': [
    'A provider that lets in every identity of its issuer',
    'An issuer vouches for all its customers alike. Ask for the owner in the attribute condition.',
  ],
  'condition-any': [
    'An attribute condition that anybody meets',
    'The claims that it asks for can be chosen by anybody. Ask for the owner.',
  ],
  'condition-unread': [
    'An attribute condition that is no expression of CEL',
    'Who becomes a member of the pool is not known. Correct it.',
  ],
  'condition-by-name': [
    'An attribute condition that asks for a name',
    'A name that was given up can be taken by somebody else. Ask for the id of the owner.',
  ],
  'subject-not-unique': [
    'Two workloads that look like one',
    'The attribute google.subject is made of a claim that two workloads can have in common. Map it to assertion.sub.',
  ],
  'audience-shared': [
    'A provider that takes tokens made for another cloud',
    'A token that was made for somebody else is enough. Leave the allowed audiences empty.',
  ],
  'pool-any': [
    'A role for everybody in a pool',
    'Whoever a provider of the pool lets in has the role. Name an attribute, e.g. attribute.repository.',
  ],
  'member-any': [
    'A role for an attribute that anybody can choose',
    'Strangers have the role. Name an attribute that says who is meant, e.g. attribute.repository.',
  ],
  'member-organisation': [
    'A role for everything that one owner has',
    'What is made there tomorrow has the role too. Name the repository or project that is meant.',
  ],
};

const CREDENTIAL: Record<FederatedCredentialProblemId, Words> = {
  'issuer-insecure': [
    'A federated credential whose issuer is no https address',
    'Whoever is on the way can put keys of their own there. Name the issuer as its tokens do.',
  ],
  'subject-missing': [
    'A federated credential for every identity of an issuer',
    'An issuer vouches for all its customers alike. Name one subject.',
  ],
  'subject-any': [
    'A federated credential that anybody at the issuer meets',
    'Strangers can act as the identity. Name one subject.',
  ],
  'subject-organisation': [
    'A federated credential for everything that one owner has',
    'What is made there tomorrow can act as the identity too. Name the repository or project that is meant.',
  ],
  'subject-pull-request': [
    'A federated credential for changes that nobody has reviewed',
    'Whoever opens a pull request can act as the identity. Name a branch, or an environment with reviewers.',
  ],
  'subject-literal-star': [
    'A subject with a star that is taken to the letter',
    'No token has a star in it, so that nobody is let in. Name one subject, or use an expression.',
  ],
  'subject-twice': [
    'A federated credential with a subject and an expression',
    'Entra takes one of the two. Leave the other one out.',
  ],
  'expression-unread': [
    'An expression that cannot be read',
    'Who can act as the identity is not known. Correct it, or name one subject.',
  ],
  'audience-missing': [
    'A federated credential for tokens that were made for somebody else',
    'A token that another service was given can be replayed here. Name api://AzureADTokenExchange.',
  ],
  'audience-shared': [
    'A federated credential for an audience that is not that of Entra alone',
    'A token that another service was given can be replayed here. Name api://AzureADTokenExchange.',
  ],
};

function rulesOf<Id extends string>(
  provider: IamRule['provider'],
  words: Record<Id, Words>,
  idOf: (id: Id) => IamRuleId,
): IamRule[] {
  return (Object.keys(words) as Id[]).map(id => {
    const [title, help] = words[id];
    return { id: idOf(id), provider, title, help };
  });
}

/** Every rule that a problem can have. @public */
export const IAM_RULES: readonly IamRule[] = [
  ...rulesOf(
    'aws',
    {
      'aws-administrator': [
        'An administrator',
        'Nothing in the account is closed to it. Grant the actions that are needed, on the resources that are meant.',
      ],
      'aws-iam-administrator': [
        'Everything in IAM',
        'Who may change all users, roles and policies can give itself any permission and become anybody. Grant the actions of IAM that are needed, and leave the changing of permissions to the pipeline.',
      ],
      'aws-path': [
        'A way over several steps to any permission',
        'Break the way at one step: name in the trust policy who needs the role, or in Resource which role is meant.',
      ],
    },
    id => id,
  ),
  ...ESCALATION_RULES.map(
    ({ id, kind }): IamRule => ({
      id: `aws-escalation/${id}`,
      provider: 'aws',
      title: `A way to more permissions by ${id}`,
      help: ESCALATIONS[kind],
    }),
  ),
  ...rulesOf('aws', POLICY, id => `aws-policy/${id}`),
  ...rulesOf('aws', RESOURCE, id => `aws-resource-policy/${id}`),
  ...rulesOf('aws', TRUST, id => `aws-trust/${id}`),
  ...rulesOf(
    'gcp',
    {
      'gcp-public-member': [
        'A role for everybody',
        'Strangers are let in. Remove allUsers or allAuthenticatedUsers, and name who needs the role.',
      ],
      'gcp-basic-role/roles/owner': [
        'The basic role Owner',
        'It may do everything, give roles included. Give the predefined roles that the work needs.',
      ],
      'gcp-basic-role/roles/editor': [
        'The basic role Editor',
        'It may change nearly everything, and act as service accounts. Give the predefined roles that the work needs.',
      ],
      'gcp-path': [
        'A way over service accounts to what the member may not do itself',
        'Break the way at one step: give the role on the one service account that is meant, or take from the last account what it does not need.',
      ],
    },
    id => id,
  ),
  ...GCP_ESCALATION_RULES.map(
    ({ id, reason, permissions }): IamRule => ({
      id: `gcp-escalation/${id}`,
      provider: 'gcp',
      title: `A way to more permissions by ${permissions.join(' and ')}`,
      help: `Who has this: ${reason}. Give the role on the one resource that is meant rather than on all, or a smaller one.`,
    }),
  ),
  ...rulesOf('gcp', WORKLOAD_IDENTITY, id => `gcp-federation/${id}`),
  ...AZURE_ESCALATION_RULES.map(
    ({ id, reason, actions, dataActions }): IamRule => ({
      id: `azure-escalation/${id}`,
      provider: 'azure',
      title: `A way to more permissions by ${[...actions, ...dataActions].join(
        ' and ',
      )}`,
      help: `Who has this: ${reason}. Assign a role that holds no more than the work needs, at the resource group or the resource that is meant.`,
    }),
  ),
  ...rulesOf(
    'azure',
    {
      'azure-path': [
        'A way over managed identities and applications to what the principal may not do itself',
        'Break the way at one step: assign the role at the one resource that is meant, or take from the last identity what it does not need.',
      ],
    },
    id => id,
  ),
  ...rulesOf('azure', CREDENTIAL, id => `azure-federation/${id}`),
];
