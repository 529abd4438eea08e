import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { project, ProgressEvent } from '../progress';
import {
  Checkpoint,
  isIncluded,
  makeCheckpoint,
  proveInclusion,
  readCheckpoint,
  signCheckpoint,
} from './checkpoint';
import { eraseLearner } from './eraseLearner';
import { publicJwk, SigningKey } from '../signing/jws';
import { ledgerEvents } from './ledgerEvents';
import { LedgerEntry, ProgressLedger } from './LedgerEntry';
import { merkleRoot } from './merkle';
import { sealEvent } from './sealEvent';
import { verifyLedger } from './verifyLedger';

function newKey(kid: string): SigningKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { key: privateKey, kid };
}

const KEY = newKey('portal-1');
const JWKS = { keys: [publicJwk(KEY)] };

const IDS: Record<string, string> = {
  'user:default/ada': '6e0f1c7a-0001',
  'user:default/bo': '6e0f1c7a-0002',
  'user:default/cy': '6e0f1c7a-0003',
};

/** Events of three learners over three days; Cy reviews what Ada and Bo do. */
const EVENTS: ProgressEvent[] = Array.from({ length: 12 }, (_, index) => ({
  id: `e${index}`,
  learnerRef: Object.keys(IDS)[index % 3],
  moduleRef: 'learningmodule:default/mod-102',
  itemId: `lab-${(index % 2) + 1}`,
  ...(index % 4 === 3
    ? {
        type: 'item.waived' as const,
        payload: { reason: `Reason ${index}` },
        actorRef: 'user:default/cy',
      }
    : {
        type: 'attempt.graded' as const,
        payload: {
          attemptId: `a${index}`,
          outcome: index % 2 ? ('passed' as const) : ('failed' as const),
          score: 50 + index,
        },
      }),
  occurredAt: `2026-11-0${1 + Math.floor(index / 4)}T10:0${index % 4}:00Z`,
}));

function record(events: readonly ProgressEvent[]): ProgressLedger {
  const heads = new Map<string, LedgerEntry>();
  const ledger: ProgressLedger = {
    schema: 'gpu-academy.io/progress-ledger/v1alpha1',
    entries: [],
    bodies: {},
    people: Object.fromEntries(
      Object.entries(IDS).map(([ref, id]) => [id, ref]),
    ),
    checkpoints: [],
  };
  events.forEach((event, index) => {
    const { entry, body } = sealEvent(event, {
      learnerId: IDS[event.learnerRef],
      ...(event.actorRef ? { actorId: IDS[event.actorRef] } : {}),
      recordedAt: event.occurredAt,
      salt: `salt-of-the-event-number-${index}`,
      previous: heads.get(event.learnerRef),
    });
    heads.set(event.learnerRef, entry);
    ledger.entries.push(entry);
    ledger.bodies[entry.bodyDigest] = body;
  });
  let previous: Checkpoint | undefined;
  for (const through of ['2026-11-02T00:00:00Z', '2026-11-03T00:00:00Z']) {
    previous = makeCheckpoint(ledger.entries, through, previous);
    ledger.checkpoints.push(signCheckpoint(previous, KEY));
  }
  return ledger;
}

const LEDGER = record(EVENTS);
const codes = (ledger: ProgressLedger, jwks = JWKS) =>
  verifyLedger(ledger, jwks).problems.map(it => it.code);
const copy = (): ProgressLedger => structuredClone(LEDGER);

describe('verifyLedger', () => {
  it('finds nothing where nothing was changed, and says what no checkpoint covers yet', () => {
    expect(verifyLedger(LEDGER, JWKS)).toEqual({
      events: 12,
      learners: 3,
      erased: 0,
      checkpoints: 2,
      unsealed: 4,
      problems: [],
    });
  });

  it.each<[string, (ledger: ProgressLedger) => void, string]>([
    [
      'a changed time',
      it => {
        it.entries[4].occurredAt = '2026-11-01T00:00:00Z';
      },
      'hash',
    ],
    [
      'a changed item',
      it => {
        it.entries[0].itemId = 'lab-9';
      },
      'hash',
    ],
    [
      'a changed score',
      it => {
        it.bodies[it.entries[0].bodyDigest].payload = { score: 100 };
      },
      'body',
    ],
    [
      'an entry that was taken out',
      it => {
        it.entries.splice(3, 1);
      },
      'gap',
    ],
    [
      'a body that was taken out alone',
      it => {
        delete it.bodies[it.entries[0].bodyDigest];
      },
      'no-body',
    ],
    [
      'an event that is there twice',
      it => {
        it.entries.push(it.entries[0]);
      },
      'repeated-event',
    ],
    [
      'a chain that was cut at its end',
      it => {
        it.entries = it.entries.filter(
          entry => entry.learnerId !== IDS['user:default/bo'] || entry.seq < 2,
        );
      },
      'checkpoint-root',
    ],
    [
      'a checkpoint that was taken out',
      it => {
        it.checkpoints.shift();
      },
      'checkpoint-order',
    ],
    [
      'a checkpoint whose words were changed',
      it => {
        const [head, body, signature] = it.checkpoints[0].split('.');
        const changed = JSON.parse(
          Buffer.from(body, 'base64url').toString('utf8'),
        );
        changed.events = 3;
        it.checkpoints[0] = [
          head,
          Buffer.from(JSON.stringify(changed)).toString('base64url'),
          signature,
        ].join('.');
      },
      'checkpoint-signature',
    ],
  ])('finds %s', (_, change, code) => {
    const ledger = copy();
    change(ledger);
    expect(codes(ledger)).toContain(code);
  });

  it('finds a chain that was rewritten whole, hashes and all, by the checkpoints', () => {
    const rewritten = record(
      EVENTS.map(it =>
        it.id === 'e0' && it.type === 'attempt.graded'
          ? { ...it, payload: { ...it.payload, outcome: 'passed' } }
          : it,
      ),
    );
    const forged = { ...rewritten, checkpoints: LEDGER.checkpoints };
    expect(codes(forged)).toEqual(['checkpoint-root', 'checkpoint-root']);
  });

  it('believes no key but those that it is given', () => {
    const other = newKey('portal-1');
    expect(codes(LEDGER, { keys: [publicJwk(other)] })).toEqual([
      'checkpoint-signature',
      'checkpoint-signature',
    ]);
    expect(verifyLedger(LEDGER).problems).toEqual([
      expect.objectContaining({ code: 'no-keys' }),
    ]);
  });

  it('finds any change of any one character of any entry', () => {
    const fields = Object.keys(LEDGER.entries[0]) as (keyof LedgerEntry)[];
    fc.assert(
      fc.property(
        fc.nat(LEDGER.entries.length - 1),
        fc.constantFrom(...fields),
        (index, field) => {
          const ledger = copy();
          const entry = ledger.entries[index] as any;
          entry[field] =
            typeof entry[field] === 'number'
              ? entry[field] + 1
              : `${entry[field]}x`;
          expect(codes(ledger)).not.toEqual([]);
        },
      ),
    );
  });
});

describe('eraseLearner', () => {
  const erased = eraseLearner(LEDGER, 'user:default/ada');

  it('leaves every chain and checkpoint valid', () => {
    expect(verifyLedger(erased, JWKS)).toEqual({
      events: 12,
      learners: 3,
      erased: 1,
      checkpoints: 2,
      unsealed: 4,
      problems: [],
    });
  });

  it('leaves neither name nor score nor salt of the person', () => {
    const text = JSON.stringify(erased);
    expect(text).not.toContain('user:default/ada');
    const salts = LEDGER.entries
      .filter(it => it.learnerId === IDS['user:default/ada'])
      .map(it => LEDGER.bodies[it.bodyDigest].salt);
    expect(salts).toHaveLength(4);
    expect(salts.filter(it => text.includes(`"${it}"`))).toEqual([]);
    expect(ledgerEvents(erased)).toHaveLength(8);
  });

  it('forgets the person however the ref is capitalised', () => {
    expect(eraseLearner(LEDGER, 'User:default/Ada')).toEqual(erased);
  });

  it('leaves what an erased reviewer did to others, as by nobody', () => {
    const without = eraseLearner(LEDGER, 'user:default/cy');
    expect(verifyLedger(without, JWKS).problems).toEqual([]);
    const waived = ledgerEvents(without).filter(
      it => it.type === 'item.waived',
    );
    expect(waived.length).toBeGreaterThan(0);
    expect(waived.every(it => it.actorRef === undefined)).toBe(true);
    expect(JSON.stringify(without)).not.toContain('user:default/cy');
  });
});

describe('ledgerEvents', () => {
  it('gives back what was sealed, so that projections can be rebuilt from an export', () => {
    const byId = (events: ProgressEvent[]) =>
      [...events].sort((a, b) => a.id.localeCompare(b.id));
    expect(byId(ledgerEvents(LEDGER))).toEqual(byId(EVENTS));
    expect(new Set(project(ledgerEvents(LEDGER)).values())).toEqual(
      new Set(project(EVENTS).values()),
    );
  });
});

describe('proveInclusion', () => {
  it('lets a learner who has only a checkpoint tell that their chain is in it', () => {
    const through = '2026-11-03T00:00:00Z';
    const checkpoint = readCheckpoint(LEDGER.checkpoints[1], JWKS);
    for (const learnerId of Object.values(IDS)) {
      const proof = proveInclusion(LEDGER.entries, through, learnerId);
      expect(proof && isIncluded(proof, checkpoint)).toBe(true);
      expect(
        proof &&
          isIncluded(
            { ...proof, head: { ...proof.head, hash: `${proof.head.hash}0` } },
            checkpoint,
          ),
      ).toBe(false);
    }
    expect(proveInclusion(LEDGER.entries, through, 'nobody')).toBeUndefined();
  });

  it('holds for any number of learners', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (count, pick) => {
        const entries = Array.from({ length: count }, (_, index) => ({
          ...LEDGER.entries[0],
          learnerId: `l${index}`,
        }));
        const through = '2026-12-01T00:00:00Z';
        const checkpoint = makeCheckpoint(entries, through);
        const proof = proveInclusion(entries, through, `l${pick % count}`)!;
        expect(isIncluded(proof, checkpoint)).toBe(true);
      }),
    );
  });
});

describe('merkleRoot', () => {
  // Roots of RFC 6962's tree over no leaf and over the empty leaf, as its reference implementation lists them.
  it.each([
    [
      [],
      'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ],
    [
      [''],
      'sha256:6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    ],
  ])('is that of RFC 6962 for %j', (leaves, root) => {
    expect(merkleRoot(leaves)).toBe(root);
  });
});

describe('sealEvent', () => {
  const seal = (options: Partial<Parameters<typeof sealEvent>[1]>) =>
    sealEvent(EVENTS[0], {
      learnerId: 'l1',
      recordedAt: '2026-11-01T00:00:00Z',
      salt: 'x'.repeat(22),
      ...options,
    });

  it.each([
    ['a salt that could be guessed', { salt: 'short' }, 'at least 22'],
    ['a time that is none', { recordedAt: 'yesterday' }, '“yesterday”'],
    ['an actor where there is none', { actorId: 'a1' }, 'no actor'],
    [
      'a time before the last one',
      { previous: { ...LEDGER.entries[0], learnerId: 'l1' } },
      'not before 2026-11-01T10:00:00Z',
    ],
    [
      "another learner's entry as the one before",
      { previous: LEDGER.entries[0] },
      'not of l1',
    ],
  ])('refuses %s', (_, options, message) => {
    expect(() => seal(options)).toThrow(message);
  });

  it('gives equal payloads unequal digests, so that nobody can tell by trying', () => {
    const [a, b] = ['a', 'b'].map(it => seal({ salt: it.repeat(22) }));
    expect(a.entry.bodyDigest).not.toBe(b.entry.bodyDigest);
  });
});
