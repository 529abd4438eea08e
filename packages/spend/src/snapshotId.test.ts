import { snapshotId } from './snapshotId';

const a = { name: 'a.csv', size: 1, digest: 'sha256:1' };
const b = { name: 'b.csv', size: 2, digest: 'sha256:2' };

describe('snapshotId', () => {
  it('is the same for the same files in another order and another for other content', () => {
    expect(snapshotId([a, b])).toBe(snapshotId([b, a]));
    expect(snapshotId([a])).not.toBe(snapshotId([a, b]));
    expect(snapshotId([{ ...a, digest: 'sha256:3' }])).not.toBe(
      snapshotId([a]),
    );
    expect(snapshotId([])).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});
