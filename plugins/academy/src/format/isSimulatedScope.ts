/**
 * Whether an account is one of the simulator's: the portal numbers those `000…`, which no cloud gives out.
 */
export function isSimulatedScope(scopeId: string): boolean {
  return scopeId.startsWith('000');
}
