/**
 * The line that runs a lab in the simulator and submits its evidence.
 *
 * @remarks
 *
 * The token is quoted unless it is made of characters that no shell reads anything into.
 */
export function submitCommand(token: string): string {
  const quoted = /^[\w.~-]+$/.test(token)
    ? token
    : `'${token.replaceAll("'", `'\\''`)}'`;
  return `export ACADEMY_TOKEN=${quoted} && make sim-apply sim-destroy submit`;
}
