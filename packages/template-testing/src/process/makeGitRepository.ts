import { runCommand } from './runCommand';

/**
 * Makes a folder what a runner would have cloned: one commit on `main`, known as that of the remote.
 *
 * @returns what is lacking on this machine, if something is
 */
export async function makeGitRepository(
  folder: string,
): Promise<string | undefined> {
  const git = (...args: string[]) =>
    runCommand(
      'git',
      [
        ...['-c', 'user.name=sample', '-c', 'user.email=sample@example.com'],
        ...args,
      ],
      { cwd: folder, timeoutMs: 60_000 },
    );
  const started = await git('init', '--quiet', '--initial-branch', 'main');
  if (started.missing) {
    return 'there is no git on this machine';
  }
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'generated', '--no-gpg-sign');
  await git('remote', 'add', 'origin', 'https://gitlab.com/sample/sample.git');
  await git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  await git(
    'symbolic-ref',
    'refs/remotes/origin/HEAD',
    'refs/remotes/origin/main',
  );
  return undefined;
}
