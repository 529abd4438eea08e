/**
 * Whether an account is one of the simulator's: its AWS accounts and Azure subscriptions begin with `000`, which no
 * cloud gives out, its Google projects with `sim-` and digits.
 */
export function isSimulatedScope(scopeId: string): boolean {
  return /^(000|sim-\d+$)/.test(scopeId);
}
