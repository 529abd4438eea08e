/**
 * The line that goes into the clone, runs the lab in the simulator and submits its evidence.
 *
 * @remarks
 *
 * `git clone` names the folder after the last part of the URL, without `.git`. Folder and token are quoted unless they
 * are made of characters that no shell reads anything into.
 */
export function submitCommand(token: string, cloneUrl: string): string {
  const folder = cloneUrl
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .at(-1)!;
  return `cd ${quoted(folder)} && export ACADEMY_TOKEN=${quoted(
    token,
  )} && make sim-apply sim-destroy submit`;
}

function quoted(word: string) {
  return /^[\w.~-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
