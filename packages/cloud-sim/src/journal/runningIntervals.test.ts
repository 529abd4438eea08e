import type { JournalRecord } from './JournalRecord';
import { runningIntervals } from './runningIntervals';

const NOW = '2026-11-02T00:00:00Z';

function record(
  op: JournalRecord['op'],
  at: string,
  change: Partial<JournalRecord> = {},
): JournalRecord {
  return {
    at,
    op,
    provider: 'aws',
    accountId: '000123456789',
    region: 'us-east-1',
    type: 'aws_instance',
    id: 'i-1',
    sku: 'g6.xlarge',
    purchase: 'on-demand',
    sizeGb: 100,
    tags: { lab: 'lab-1' },
    simulated: true,
    ...change,
  };
}

const created = record('create', '2026-11-01T10:00:00Z');
const destroyed = record('destroy', '2026-11-01T12:00:00Z');

describe('runningIntervals', () => {
  it('runs from creation to destruction', () => {
    expect(runningIntervals([created, destroyed], NOW)).toEqual([
      {
        id: 'i-1',
        type: 'aws_instance',
        provider: 'aws',
        accountId: '000123456789',
        region: 'us-east-1',
        sku: 'g6.xlarge',
        purchase: 'on-demand',
        sizeGb: 100,
        tags: { lab: 'lab-1' },
        from: '2026-11-01T10:00:00Z',
        to: '2026-11-01T12:00:00Z',
      },
    ]);
  });

  it('has no end while the resource runs', () => {
    const [interval] = runningIntervals([created], NOW);
    expect(interval).not.toHaveProperty('to');
  });

  it('does not know the future', () => {
    const [interval] = runningIntervals(
      [created, destroyed],
      '2026-11-01T11:00:00Z',
    );
    expect(interval).not.toHaveProperty('to');
    expect(runningIntervals([created], '2026-11-01T09:00:00Z')).toEqual([]);
  });

  it('ends one interval and begins another where size, price or tags change', () => {
    const larger = record('update', '2026-11-01T11:00:00Z', {
      sku: 'g6.12xlarge',
    });
    const intervals = runningIntervals([created, larger, destroyed], NOW);
    expect(intervals.map(({ sku, from, to }) => [sku, from, to])).toEqual([
      ['g6.xlarge', '2026-11-01T10:00:00Z', '2026-11-01T11:00:00Z'],
      ['g6.12xlarge', '2026-11-01T11:00:00Z', '2026-11-01T12:00:00Z'],
    ]);
  });

  it('runs on through an update that changes none of these', () => {
    const same = record('update', '2026-11-01T11:00:00Z');
    expect(runningIntervals([created, same, destroyed], NOW)).toHaveLength(1);
  });

  it('keeps resources of the same id in other types, regions and accounts apart', () => {
    const others = [
      created,
      record('create', created.at, { type: 'aws_ebs_volume' }),
      record('create', created.at, { region: 'eu-central-1' }),
      record('create', created.at, { accountId: '000999999999' }),
      destroyed,
    ];
    const running = runningIntervals(others, NOW).filter(({ to }) => !to);
    expect(running).toHaveLength(3);
  });

  it('begins anew when a resource of the same name is created again', () => {
    const again = record('create', '2026-11-01T13:00:00Z');
    const intervals = runningIntervals([created, destroyed, again], NOW);
    expect(intervals.map(({ from }) => from)).toEqual([created.at, again.at]);
  });

  it('takes the destruction of what it never saw created for nothing', () => {
    expect(runningIntervals([destroyed], NOW)).toEqual([]);
  });
});
