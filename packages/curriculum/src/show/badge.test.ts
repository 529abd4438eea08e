import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import { publicJwk, SigningKey } from '../signing/jws';
import { revocationList, signBadge, verifyBadge } from './badgeJwt';
import { badgeEvidence, openBadgeCredential } from './openBadge';

function newKey(kid: string, modulusLength = 2048): SigningKey {
  return { key: generateKeyPairSync('rsa', { modulusLength }).privateKey, kid };
}

const KEY = newKey('badges-1');
const JWKS = { keys: [publicJwk(KEY)] };
const ISSUER = 'https://portal.example.com/academy/issuer';
const LIST = 'https://portal.example.com/academy/revoked';

const badge = (rest: Partial<Parameters<typeof openBadgeCredential>[0]> = {}) =>
  openBadgeCredential({
    id: 'urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002',
    issuer: { id: ISSUER, name: 'Academy', url: 'https://portal.example.com' },
    learnerId: '0a1b2c3d-0000-4000-8000-00000000000A',
    achievement: {
      id: 'https://portal.example.com/academy/achievements/mod-102',
      name: 'Cloud Computing for ML',
      description: 'Rents a GPU as a company needs it rented.',
      criteria: 'Pass every item of MOD-102.',
      alignments: [
        {
          name: 'Cloud architecture: proficient',
          url: 'https://portal.example.com/ims/case/v1p1/CFItems/1',
          code: 'default/cloud-architecture/proficient',
        },
      ],
    },
    validFrom: '2026-11-01T10:00:00Z',
    revocationList: LIST,
    ...rest,
  });

const check = (jwt: string, rest: object = {}) =>
  verifyBadge(jwt, {
    issuer: ISSUER,
    jwks: JWKS,
    now: '2026-11-23T00:00:00Z',
    ...rest,
  });

const decode = (jwt: string) =>
  jwt
    .split('.')
    .slice(0, 2)
    .map(it => JSON.parse(Buffer.from(it, 'base64url').toString('utf8')));

/** Signs whatever it is given, as somebody with a key of their own would. */
function forge(header: object, payload: object, { key }: SigningKey) {
  const input = [header, payload]
    .map(it => Buffer.from(JSON.stringify(it)).toString('base64url'))
    .join('.');
  return `${input}.${sign('sha256', Buffer.from(input), key).toString(
    'base64url',
  )}`;
}

describe('openBadgeCredential', () => {
  it('has what Open Badges 3.0 asks of a credential', () => {
    expect(badge()).toEqual({
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      id: 'urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002',
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name: 'Cloud Computing for ML',
      issuer: {
        id: ISSUER,
        type: ['Profile'],
        name: 'Academy',
        url: 'https://portal.example.com',
      },
      validFrom: '2026-11-01T10:00:00Z',
      credentialSubject: {
        id: 'urn:uuid:0a1b2c3d-0000-4000-8000-00000000000a',
        type: ['AchievementSubject'],
        achievement: {
          id: 'https://portal.example.com/academy/achievements/mod-102',
          type: ['Achievement'],
          name: 'Cloud Computing for ML',
          description: 'Rents a GPU as a company needs it rented.',
          criteria: { narrative: 'Pass every item of MOD-102.' },
          alignment: [
            {
              type: ['Alignment'],
              targetName: 'Cloud architecture: proficient',
              targetUrl: 'https://portal.example.com/ims/case/v1p1/CFItems/1',
              targetType: 'CFItem',
              targetCode: 'default/cloud-architecture/proficient',
            },
          ],
        },
      },
      credentialStatus: { id: LIST, type: '1EdTechRevocationList' },
      credentialSchema: [
        {
          id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
          type: '1EdTechJsonSchemaValidator2019',
        },
      ],
    });
  });

  it('names a person by a salted hash of their address, and by nothing else', () => {
    const { credentialSubject } = badge({
      email: { address: ' Ada@Example.com', salt: 'salt' },
    });
    const hash = createHash('sha256')
      .update('ada@example.comsalt')
      .digest('hex');
    expect(credentialSubject.identifier).toEqual([
      {
        type: 'IdentityObject',
        hashed: true,
        identityHash: `sha256$${hash}`,
        identityType: 'emailAddress',
        salt: 'salt',
      },
    ]);
    expect(() => badge({ learnerId: 'user:default/ada' })).toThrow('UUID');
    expect(() => badge({ id: 'badge-7' })).toThrow('“badge-7”');
  });

  it('says of evidence that it was simulated and whose word it is', () => {
    expect(
      badgeEvidence(
        {
          score: 90,
          mode: 'simulated',
          verification: 'self-reported',
          decidedAt: '2026-11-01T10:00:00Z',
          definitionVersion: 'abc',
        },
        'Lab 1',
      ),
    ).toEqual({
      name: 'Lab 1',
      narrative:
        'Passed on 2026-11-01 with 90 %. Done in a simulated cloud. The evidence is the word of the learner. Version abc of what was asked.',
    });
    expect(
      badgeEvidence({ mode: 'cloud', verification: 'ci' }, 'Lab 1').narrative,
    ).toBe('Passed. Done in a cloud. A CI system vouches for the evidence.');
  });
});

describe('signBadge', () => {
  const jwt = signBadge(badge({ validUntil: '2027-11-01T10:00:00Z' }), KEY);

  it('makes a JWT that any verifier of RS256 takes, with the claims that say the same as the badge', () => {
    const [header, payload] = decode(jwt);
    expect(header).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'badges-1' });
    expect(payload).toMatchObject({
      iss: ISSUER,
      jti: 'urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002',
      sub: 'urn:uuid:0a1b2c3d-0000-4000-8000-00000000000a',
      nbf: Date.UTC(2026, 10, 1, 10) / 1000,
      exp: Date.UTC(2027, 10, 1, 10) / 1000,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
    });
    const [head, body, signature] = jwt.split('.');
    expect(
      verify(
        'sha256',
        Buffer.from(`${head}.${body}`),
        createPublicKey(KEY.key),
        Buffer.from(signature, 'base64url'),
      ),
    ).toBe(true);
  });

  it('publishes no part of the private key', () => {
    expect(Object.keys(publicJwk(KEY)).sort()).toEqual(
      ['alg', 'e', 'kid', 'kty', 'n', 'use'].sort(),
    );
  });

  it('refuses keys that are short or of another kind', () => {
    expect(() => signBadge(badge(), newKey('short', 1024))).toThrow('2048');
    const ed25519 = generateKeyPairSync('ed25519').privateKey;
    expect(() => signBadge(badge(), { key: ed25519, kid: 'x' })).toThrow(
      'ed25519',
    );
  });
});

describe('verifyBadge', () => {
  const jwt = signBadge(badge({ validUntil: '2027-11-01T10:00:00Z' }), KEY);

  it('gives back what was signed', () => {
    expect(check(jwt)).toEqual(badge({ validUntil: '2027-11-01T10:00:00Z' }));
  });

  it('refuses a badge that was revoked, with the reason', () => {
    const revoked = revocationList(LIST, ISSUER, [
      {
        credentialId: 'urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002',
        reason: 'Given to the wrong person',
      },
    ]);
    expect(() => check(jwt, { revoked })).toThrow(
      'The badge was revoked: Given to the wrong person',
    );
    expect(
      check(jwt, { revoked: { ...revoked, revokedCredentials: [] } }).id,
    ).toBe(badge().id);
    expect(() =>
      revocationList(LIST, ISSUER, [{ credentialId: 'a', reason: ' ' }]),
    ).toThrow('no reason');
  });

  const payload = () => decode(jwt)[1];
  const [header] = decode(jwt);

  it.each<[string, () => string, string]>([
    [
      'a changed word',
      () => {
        const [head, , signature] = jwt.split('.');
        const changed = { ...payload(), name: 'Everything' };
        return [
          head,
          Buffer.from(JSON.stringify(changed)).toString('base64url'),
          signature,
        ].join('.');
      },
      'The signature does not hold',
    ],
    [
      "somebody else's key under the issuer's name",
      () => forge(header, payload(), newKey('badges-1')),
      'The signature does not hold',
    ],
    [
      'a key that the badge brings along',
      () => {
        const own = newKey('own');
        return forge(
          { ...header, kid: 'own', jwk: publicJwk(own) },
          payload(),
          own,
        );
      },
      "none of the issuer's",
    ],
    [
      'no signature at all',
      () =>
        `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${
          jwt.split('.')[1]
        }.`,
      'with none',
    ],
    [
      'extensions that are not understood',
      () => forge({ ...header, crit: ['b64'] }, payload(), KEY),
      'extensions',
    ],
    [
      'claims that say another person',
      () => forge(header, { ...payload(), sub: 'urn:uuid:other' }, KEY),
      'claim sub',
    ],
    [
      'claims that say another end',
      () => forge(header, { ...payload(), exp: undefined }, KEY),
      'claim exp',
    ],
    [
      'another issuer',
      () =>
        forge(
          header,
          {
            ...payload(),
            iss: 'https://evil.example.com',
            issuer: { id: 'https://evil.example.com' },
          },
          KEY,
        ),
      'claim iss',
    ],
    ['half a JWT', () => jwt.split('.').slice(0, 2).join('.'), 'two parts'],
    ['noise', () => 'a.b.c', 'header is no JSON object'],
  ])('refuses %s', (_, make, message) => {
    expect(() => check(make())).toThrow(
      message.replace('two parts', '2 parts'),
    );
  });

  it.each([
    ['2026-11-01T09:59:59Z', 'not valid before'],
    ['2027-11-01T10:00:00Z', 'ended on'],
  ])('refuses it at %s', (now, message) => {
    expect(() => check(jwt, { now })).toThrow(message);
  });
});
