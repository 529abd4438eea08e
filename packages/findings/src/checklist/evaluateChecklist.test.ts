import { record } from '../__testUtils__/records';
import {
  applyMute,
  applyRun,
  EMPTY_LIFECYCLE,
  LifecycleState,
} from '../lifecycle';
import { FindingRecord } from '../record';
import { Attestation, Checklist, ChecklistItem } from './Checklist';
import { evaluateChecklist, problemsOfAttestation } from './evaluateChecklist';

const SCANNED = '2026-11-01T00:00:00.000Z';
const NOW = '2026-11-01T12:00:00.000Z';
const ACCOUNT = '111122223333';

function checklistOf(item: Partial<ChecklistItem> = {}): Checklist {
  return {
    apiVersion: 'gpu-academy.io/v1alpha1',
    kind: 'SecurityChecklist',
    metadata: { name: 'lab', title: 'A lab' },
    spec: {
      module: 'MOD-1',
      freshWithinHours: 24,
      items: [
        {
          id: 'item',
          title: 'An item',
          why: 'Because',
          providers: { aws: { checks: ['check-a', ['check-b', 'check-b2']] } },
          attestation: { prompt: 'Say so', validForHours: 48 },
          ...item,
        },
      ],
    },
  };
}

function scanned(...findings: Array<Partial<FindingRecord>>): LifecycleState {
  return applyRun(
    EMPTY_LIFECYCLE,
    {
      id: 'scan',
      source: 'nightly',
      startedAt: SCANNED,
      outcome: 'succeeded',
      coverage: { scopes: 'all', regions: 'all', checks: 'all' },
      errors: [],
      records: findings.map((fields, at) =>
        record({ key: `key-${at}`, observedAt: SCANNED, ...fields }),
      ),
    },
    SCANNED,
  ).state;
}

function evaluate(
  state: LifecycleState,
  options: {
    checklist?: Checklist;
    now?: string;
    attestations?: Attestation[];
    scopeIds?: string[];
    provider?: string;
  } = {},
) {
  const { checklist = checklistOf(), ...rest } = options;
  const [result] = evaluateChecklist(checklist, {
    provider: 'aws',
    scopeIds: [ACCOUNT],
    now: NOW,
    findings: state.findings.values(),
    ...rest,
  });
  return result;
}

const passA = { checkId: 'check-a', status: 'pass' } as const;
const passB = { checkId: 'check-b2', status: 'pass' } as const;
const attestation: Attestation = {
  itemId: 'item',
  author: 'user:default/grace',
  statement: 'I looked at the console and saw that it is on.',
  createdAt: NOW,
};

describe('an item of a checklist', () => {
  it('passes when every check was evaluated, under any of its names, and nothing is open', () => {
    expect(evaluate(scanned(passA, passB))).toMatchObject({
      result: 'pass',
      waived: false,
      checks: [
        { checkIds: ['check-a'], result: 'pass', evaluatedAt: SCANNED },
        {
          checkIds: ['check-b', 'check-b2'],
          result: 'pass',
          evaluatedAt: SCANNED,
        },
      ],
    });
  });

  it('has no evidence where nothing was scanned: no findings is not a pass', () => {
    expect(evaluate(EMPTY_LIFECYCLE)).toMatchObject({
      result: 'no-evidence',
      reason: 'not evaluated, or too long ago: check-a, check-b or check-b2',
    });
  });

  it('has no evidence where one of its checks was not evaluated', () => {
    expect(evaluate(scanned(passA)).result).toBe('no-evidence');
  });

  it('has no evidence where the evaluation is too old', () => {
    const late = '2026-11-02T00:00:00.000Z';
    expect(evaluate(scanned(passA, passB), { now: late }).result).toBe(
      'no-evidence',
    );
  });

  it('has no evidence where the check asks a person to look', () => {
    expect(
      evaluate(scanned(passA, { ...passB, status: 'manual' })).result,
    ).toBe('no-evidence');
  });

  it('has no evidence in the account of somebody else', () => {
    expect(
      evaluate(scanned(passA, passB), { scopeIds: ['444455556666'] }).result,
    ).toBe('no-evidence');
  });

  it('fails while anything is open, however old', () => {
    const state = scanned(passA, passB, { ...passA, status: 'fail' });
    expect(evaluate(state, { now: '2027-01-01T00:00:00.000Z' })).toMatchObject({
      result: 'fail',
      waived: false,
      reason: '1 open: check-a',
      checks: [{ open: ['key-2'] }, { result: 'no-evidence' }],
    });
  });

  it('fails with a waiver where all that is open is muted', () => {
    const { state } = applyMute(
      scanned({ ...passA, status: 'fail' }, passB),
      {
        id: 'mute',
        match: { key: 'key-0' },
        reason: 'The lab ends tomorrow',
        author: 'user:default/grace',
        createdAt: SCANNED,
        expiresAt: '2026-12-01T00:00:00Z',
      },
      SCANNED,
    );
    expect(evaluate(state)).toMatchObject({
      result: 'fail',
      waived: true,
      reason: '0 open, 1 muted: check-a',
    });
  });

  it('is not applicable to a cloud of which it asks nothing, with the reason', () => {
    expect(evaluate(EMPTY_LIFECYCLE, { provider: 'gcp' })).toMatchObject({
      result: 'not-applicable',
      reason: 'nothing is asked of gcp',
    });
    const checklist = checklistOf({
      providers: { aws: { notApplicable: 'AWS does it.' } },
    });
    expect(evaluate(EMPTY_LIFECYCLE, { checklist })).toMatchObject({
      result: 'not-applicable',
      reason: 'AWS does it.',
    });
  });

  it('is attested where a person vouches for what was not evaluated', () => {
    expect(
      evaluate(scanned(passA), { attestations: [attestation] }),
    ).toMatchObject({
      result: 'attested',
      reason: 'user:default/grace vouches for check-b or check-b2',
      attestation,
    });
  });

  it.each([
    [
      'it is about another item',
      { ...attestation, itemId: 'other' },
      undefined,
    ],
    [
      'it expired',
      { ...attestation, createdAt: '2026-10-30T00:00:00.000Z' },
      undefined,
    ],
    ['it says nothing', { ...attestation, statement: 'ok' }, undefined],
    [
      'the item does not admit any',
      attestation,
      checklistOf({ attestation: undefined }),
    ],
  ])('is not attested where %s', (_, each, checklist) => {
    expect(
      evaluate(scanned(passA), { attestations: [each], checklist }).result,
    ).toBe('no-evidence');
  });

  it('fails in spite of any attestation', () => {
    const state = scanned({ ...passA, status: 'fail' });
    expect(evaluate(state, { attestations: [attestation] }).result).toBe(
      'fail',
    );
  });
});

describe('problemsOfAttestation', () => {
  it('asks for a statement and an author', () => {
    expect(problemsOfAttestation(attestation)).toEqual([]);
    expect(
      problemsOfAttestation({ ...attestation, statement: 'ok', author: '' }),
    ).toEqual([
      "statement is 'ok', expected at least 20 characters that say what was looked at and what was seen",
      'author is missing, expected the entity ref of a person',
    ]);
  });
});
