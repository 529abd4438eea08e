import { simulatedAccountId } from './simulatedAccountId';

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
