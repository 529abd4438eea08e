import { GcpResource, PlacedPolicy } from '../check/IamFormat';
import { JsonPlace } from '../check/IamProblem';
import {
  lintWorkloadIdentityMember,
  lintWorkloadIdentityProvider,
  ownerClaimOf,
  WorkloadIdentityProblem,
  WorkloadIdentityProvider,
} from '../trust/lintWorkloadIdentity';
import { issuerOf } from '../trust/TokenIssuer';
import { Mending } from './awsMending';
import { bindingBlock, bindingCommand, bindingPage } from './gcpBindings';
import { hclBlock, hclLabel } from './hcl';
import { filledIn, placeholdersIn } from './placeholders';
import { quoted } from './shell';

/*
 * Workload identity federation of Google Cloud: a provider that asks for the owner by an id that lasts, a binding that names one
 * repository. All problems of a provider are mended at once, and what comes out is judged like what went in.
 */

/** As often as a measure may call for another one. */
const MAX_ROUNDS = 6;

/** A provider of a pool without what is wrong with it. */
export function providerMending(
  provider: WorkloadIdentityProvider,
  {
    problem,
    document,
    place,
  }: {
    problem: WorkloadIdentityProblem;
    /** As it is written. */
    document: Record<string, unknown>;
    place: JsonPlace;
  },
): Mending {
  let smaller = provider;
  const words = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const [next] = lintWorkloadIdentityProvider(filledIn(smaller));
    if (!next) {
      break;
    }
    const measure = measureFor(next, smaller);
    smaller = { ...smaller, ...measure.change };
    words.add(measure.words);
  }
  const left = lintWorkloadIdentityProvider(filledIn(smaller));
  const isClosed = !left.some(it => it.id === problem.id);
  const after = isClosed ? smaller : provider;
  return {
    ...(isClosed
      ? {
          smaller: [
            {
              policy: provider.name,
              document: documentOf(after, document),
              removed: [],
              narrowed: Array.from(words),
              kept: [],
              place,
            },
          ],
        }
      : {
          noSmaller:
            'no attribute condition is known that closes it and leaves the rest; correct it by hand, and check again',
        }),
    remediation: providerRemediation(after),
  };
}

function measureFor(
  { id }: WorkloadIdentityProblem,
  {
    issuerUri = '',
    attributeCondition = '',
    attributeMapping,
    allowedAudiences,
  }: WorkloadIdentityProvider,
): { change: Partial<WorkloadIdentityProvider>; words: string } {
  const issuer = issuerOf(issuerUri);
  const claim = ownerClaimOf(issuer);
  const owner = `assertion.${claim} == '${
    claim === 'sub' ? 'TOKEN_SUBJECT' : 'OWNER_ID'
  }'`;
  const before = attributeCondition.trim();
  switch (id) {
    case 'subject-not-unique':
      return {
        change: {
          attributeMapping: {
            ...attributeMapping,
            'google.subject': 'assertion.sub',
          },
        },
        words: 'google.subject is assertion.sub',
      };
    case 'audience-shared':
      return {
        change: {
          allowedAudiences: (allowedAudiences ?? []).filter(
            it =>
              !/^(sts\.amazonaws\.com|api:\/\/AzureADTokenExchange)$/i.test(it),
          ),
        },
        words: 'the allowed audiences of other clouds are left out',
      };
    default: {
      // What is there already stays, unless it says nothing or nobody can read it.
      const stays =
        id !== 'condition-unread' && before !== '' && before !== 'true';
      const isOne = !/[|?]/.test(before);
      const condition = stays
        ? `${isOne ? before : `(${before})`} && ${owner}`
        : owner;
      return {
        change: { attributeCondition: condition },
        words: `the attribute condition is ${condition}`,
      };
    }
  }
}

/** As it is written, with what was changed. */
function documentOf(
  provider: WorkloadIdentityProvider,
  before: Record<string, unknown>,
): Record<string, unknown> {
  const { attributeCondition, attributeMapping, allowedAudiences } = provider;
  const oidc = before.oidc as Record<string, unknown> | undefined;
  const { allowedAudiences: _, ...others } = oidc ?? {};
  return {
    ...before,
    ...(Object.keys(attributeMapping ?? {}).length > 0 && { attributeMapping }),
    ...(attributeCondition && { attributeCondition }),
    ...(oidc && {
      oidc: {
        ...others,
        ...(allowedAudiences?.length && { allowedAudiences }),
      },
    }),
  };
}

function providerRemediation({
  name,
  issuerUri,
  attributeCondition,
  attributeMapping = {},
  allowedAudiences = [],
}: WorkloadIdentityProvider) {
  const [, project = 'PROJECT_ID', pool = 'POOL_ID', id = 'PROVIDER_ID'] =
    /^(?:projects\/([^/]+)\/)?.*workloadIdentityPools\/([^/]+)\/providers\/([^/]+)/.exec(
      name,
    ) ?? [];
  const mapping =
    Object.keys(attributeMapping).length > 0
      ? attributeMapping
      : { 'google.subject': 'assertion.sub' };
  const words = placeholdersIn(attributeCondition ?? '');
  const own = `https://iam.googleapis.com/projects/${project}/locations/global/workloadIdentityPools/${pool}/providers/${id}`;
  return {
    console: [
      `Open IAM & Admin → Workload Identity Federation → ${pool} → ${id} → Edit.`,
      `Put under Attribute Conditions: ${attributeCondition ?? 'nothing'}.`,
      `Map ${Object.entries(mapping)
        .map(([attribute, value]) => `${attribute} to ${value}`)
        .join(', ')}, ${
        allowedAudiences.length > 0
          ? `allow the audiences ${allowedAudiences.join(', ')}`
          : 'leave the audience at its default'
      }, and save.`,
      ...(words.length > 0 ? [`Fill in ${words.join(' and ')}.`] : []),
      ...(words.includes('OWNER_ID') && /github/.test(issuerUri ?? '')
        ? [
            'The id of an owner at GitHub: gh api users/ORGANISATION_NAME --jq .id',
          ]
        : []),
    ],
    cli: [
      [
        `gcloud iam workload-identity-pools providers update-oidc ${quoted(
          id,
        )} --project=${quoted(
          project,
        )} --location=global --workload-identity-pool=${quoted(pool)}`,
        ...(attributeCondition
          ? [
              `--attribute-condition="${attributeCondition.replace(
                /"/g,
                '\\"',
              )}"`,
            ]
          : []),
        `--attribute-mapping="${Object.entries(mapping)
          .map(([attribute, value]) => `${attribute}=${value}`)
          .join(',')}"`,
        `--allowed-audiences=${quoted(
          (allowedAudiences.length > 0 ? allowedAudiences : [own]).join(','),
        )}`,
      ].join(' '),
    ],
    terraform: hclBlock(
      `resource "google_iam_workload_identity_pool_provider" "${hclLabel(id)}"`,
      {
        workload_identity_pool_id: pool,
        workload_identity_pool_provider_id: id,
        attribute_mapping: mapping,
        attribute_condition: attributeCondition,
      },
      hclBlock('oidc', {
        issuer_uri: issuerUri,
        allowed_audiences:
          allowedAudiences.length > 0 ? allowedAudiences : undefined,
      }),
    ),
  };
}

/** A binding whose member is one repository, in the place of one that is many. */
export function federatedMemberMending({
  member,
  binding,
  providers,
  place,
  on,
}: {
  member: string;
  /** As it is written. */
  binding: Record<string, unknown>;
  providers: readonly WorkloadIdentityProvider[];
  place: JsonPlace;
  on?: GcpResource;
}): Mending {
  const role = String(binding.role);
  const narrow = narrowMember(member, providers);
  const others = [binding.members ?? []].flat().map(String);
  const smaller: PlacedPolicy = {
    policy: role,
    document: {
      ...binding,
      members: others.map(it => (it === member ? narrow : it)),
    },
    removed: [],
    narrowed: [
      `${narrow} in the place of ${member}; the mapping of the provider has to have ${attributeIn(
        narrow,
      )}`,
    ],
    kept: [role],
    place,
  };
  const isClosed =
    lintWorkloadIdentityMember(filledIn(narrow), providers).length === 0;
  return {
    ...(isClosed
      ? { smaller: [smaller] }
      : { noSmaller: `what ${member} is to stand for is not known` }),
    remediation: {
      console: [
        `Open IAM & Admin → Workload Identity Federation → the pool → Grant access, and choose ${attributeIn(
          narrow,
        )} with the value that is meant.`,
        `Open ${bindingPage(on)}, find ${member}, and remove ${role}.`,
      ],
      cli: [
        bindingCommand('add', { member: narrow, role }, on),
        bindingCommand('remove', { member, role }, on),
      ],
      terraform: bindingBlock({ role, member: narrow }, on),
    },
  };
}

/** One repository or project, with what the member says of it already. */
function narrowMember(
  member: string,
  providers: readonly WorkloadIdentityProvider[],
): string {
  const [, pool = '', selector = ''] =
    /^principal(?:Set)?:\/\/iam\.googleapis\.com\/(.*?(?:workloadIdentityPools|workforcePools)\/[^/]+)\/(.+)$/.exec(
      member,
    ) ?? [];
  const names = new Set(
    providers
      .filter(it => it.name.includes(`${pool}/`))
      .map(it => issuerOf(it.issuerUri ?? '').name),
  );
  const isGitLab =
    /project_path|namespace/.test(selector) || names.has('GitLab');
  const attribute = isGitLab ? 'project_path' : 'repository';
  const thing = isGitLab ? 'PROJECT_NAME' : 'REPOSITORY_NAME';
  const unknown = isGitLab ? 'GROUP_NAME' : 'ORGANISATION_NAME';
  const [, said] =
    /^attribute\.(?:repository_owner|namespace_path|repository|project_path)\/([^/*?]+)/.exec(
      selector,
    ) ??
    /^subject\/(?:repo|project_path):([^/:*?]+)/.exec(selector) ??
    [];
  return `principalSet://iam.googleapis.com/${pool}/attribute.${attribute}/${
    said ?? unknown
  }/${thing}`;
}

function attributeIn(member: string): string {
  return /attribute\.\w+/.exec(member)?.[0] ?? 'the attribute';
}
