import { simulatedAccountId } from './simulatedAccountId';
import { simulatedProjectId } from './simulatedProjectId';
import { simulatedSubscriptionId } from './simulatedSubscriptionId';

describe('simulatedAccountId', () => {
  it('has 12 digits and starts as no real account does', () => {
    for (const workspace of ['', 'ada-lab-1', 'ü', 'x'.repeat(1000)]) {
      expect(simulatedAccountId(workspace)).toMatch(/^000\d{9}$/);
    }
  });

  it('is always the same for a workspace, and differs between workspaces', () => {
    expect(simulatedAccountId('ada-lab-1')).toBe(
      simulatedAccountId('ada-lab-1'),
    );
    const many = Array.from({ length: 1000 }, (_, i) =>
      simulatedAccountId(`workspace-${i}`),
    );
    expect(new Set(many).size).toBe(many.length);
  });
});

describe.each([
  ['simulatedProjectId', simulatedProjectId, /^sim-\d{12}$/],
  [
    'simulatedSubscriptionId',
    simulatedSubscriptionId,
    /^00000000(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  ],
])('%s', (_, idOf, form) => {
  it('looks as no real one does', () => {
    for (const workspace of ['', 'ada-lab-1', 'ü', 'x'.repeat(1000)]) {
      expect(idOf(workspace)).toMatch(form);
    }
  });

  it('is always the same for a workspace, and differs between workspaces', () => {
    expect(idOf('ada-lab-1')).toBe(idOf('ada-lab-1'));
    const many = Array.from({ length: 1000 }, (__, i) =>
      idOf(`workspace-${i}`),
    );
    expect(new Set(many).size).toBe(many.length);
  });
});
