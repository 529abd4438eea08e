import { createHash } from 'node:crypto';
import { ItemRecord } from '../progress';

/*
 * Open Badges 3.0 (1EdTech, context 3.0.3) on the W3C Verifiable Credentials Data Model 2.0. A badge says what somebody
 * did and by what it shows; who they are it says by a random urn:uuid and, where asked for, by a salted hash of an e-mail
 * address, so that a published badge gives away no directory of names.
 */

/** Who issues badges. @public */
export interface BadgeIssuer {
  /** A URL that stays; verifiers find the keys by it. */
  id: string;
  name: string;
  url: string;
}

/** What a badge is given for. @public */
export interface BadgeAchievement {
  /** A URL that stays. */
  id: string;
  name: string;
  description: string;
  /** What had to be done, in Markdown. */
  criteria: string;
  /** Competencies with their levels, as items of a CASE framework. */
  alignments?: { name: string; url: string; code?: string }[];
}

/** One thing by which it shows. @public */
export interface BadgeEvidence {
  name: string;
  narrative: string;
  /** Absent where only the portal's own people may see it. */
  url?: string;
}

/** A badge as it is signed. @public */
export interface OpenBadgeCredential {
  '@context': string[];
  id: string;
  type: string[];
  name: string;
  issuer: { id: string; type: string[]; name: string; url: string };
  /** ISO 8601, UTC. */
  validFrom: string;
  validUntil?: string;
  credentialSubject: {
    id: string;
    type: string[];
    identifier?: object[];
    achievement: object;
  };
  evidence?: object[];
  credentialStatus?: { id: string; type: string };
  credentialSchema: { id: string; type: string }[];
}

/**
 * Builds a badge that is still to be signed.
 *
 * @param badge - `id`: a URL or `urn:uuid:` of this very badge; `learnerId`: a random UUID, never a name; `email` with a
 *   random `salt`: lets whoever knows the address tell that the badge is theirs; `revocationList`: its URL
 * @throws RangeError where the id or the learner's id would give a person away or are no URIs
 * @public
 */
export function openBadgeCredential(badge: {
  id: string;
  issuer: BadgeIssuer;
  learnerId: string;
  achievement: BadgeAchievement;
  validFrom: string;
  validUntil?: string;
  evidence?: BadgeEvidence[];
  email?: { address: string; salt: string };
  revocationList?: string;
}): OpenBadgeCredential {
  const { issuer, achievement, evidence = [], email } = badge;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(badge.learnerId)) {
    throw new RangeError(
      `learnerId is “${badge.learnerId}”; expected a random UUID, which gives nobody away`,
    );
  }
  if (!/^(https?:\/\/|urn:uuid:)\S+$/.test(badge.id)) {
    throw new RangeError(
      `id is “${badge.id}”; expected a URL or urn:uuid:… of the badge`,
    );
  }
  return {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    id: badge.id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    issuer: {
      id: issuer.id,
      type: ['Profile'],
      name: issuer.name,
      url: issuer.url,
    },
    validFrom: badge.validFrom,
    ...(badge.validUntil ? { validUntil: badge.validUntil } : {}),
    credentialSubject: {
      id: `urn:uuid:${badge.learnerId.toLowerCase()}`,
      type: ['AchievementSubject'],
      ...(email ? { identifier: [hashedEmail(email)] } : {}),
      achievement: {
        id: achievement.id,
        type: ['Achievement'],
        name: achievement.name,
        description: achievement.description,
        criteria: { narrative: achievement.criteria },
        ...(achievement.alignments?.length
          ? {
              alignment: achievement.alignments.map(({ name, url, code }) => ({
                type: ['Alignment'],
                targetName: name,
                targetUrl: url,
                targetType: 'CFItem',
                ...(code ? { targetCode: code } : {}),
              })),
            }
          : {}),
      },
    },
    ...(evidence.length
      ? {
          evidence: evidence.map(({ name, narrative, url }) => ({
            ...(url ? { id: url } : {}),
            type: ['Evidence'],
            name,
            narrative,
          })),
        }
      : {}),
    ...(badge.revocationList
      ? {
          credentialStatus: {
            id: badge.revocationList,
            type: '1EdTechRevocationList',
          },
        }
      : {}),
    credentialSchema: [
      {
        id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
        type: '1EdTechJsonSchemaValidator2019',
      },
    ],
  };
}

/** How an item was done, as evidence of a badge: that it was simulated, or self-reported, is said. @public */
export function badgeEvidence(
  record: Pick<
    ItemRecord,
    'score' | 'mode' | 'verification' | 'decidedAt' | 'definitionVersion'
  >,
  title: string,
): BadgeEvidence {
  const { score, mode, verification, decidedAt, definitionVersion } = record;
  return {
    name: title,
    narrative: [
      `Passed${decidedAt ? ` on ${decidedAt.slice(0, 10)}` : ''}${
        score === undefined ? '' : ` with ${score} %`
      }.`,
      ...(mode === 'simulated' ? ['Done in a simulated cloud.'] : []),
      ...(mode === 'cloud' ? ['Done in a cloud.'] : []),
      ...(verification === 'self-reported'
        ? ['The evidence is the word of the learner.']
        : []),
      ...(verification === 'ci'
        ? ['A CI system vouches for the evidence.']
        : []),
      ...(definitionVersion
        ? [`Version ${definitionVersion} of what was asked.`]
        : []),
    ].join(' '),
  };
}

function hashedEmail({ address, salt }: { address: string; salt: string }) {
  const hash = createHash('sha256')
    .update(`${address.trim().toLowerCase()}${salt}`)
    .digest('hex');
  return {
    type: 'IdentityObject',
    hashed: true,
    identityHash: `sha256$${hash}`,
    identityType: 'emailAddress',
    salt,
  };
}
