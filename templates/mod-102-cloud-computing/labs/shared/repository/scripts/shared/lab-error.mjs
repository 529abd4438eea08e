/** A failure that is explained to the learner; its message says what to do. */
export class LabError extends Error {
  name = 'LabError';
}

/**
 * Runs a command of this repository: explains a LabError without a stack, and makes every failure a non-zero
 * exit code, so that `make` stops.
 */
export async function runCommand(command) {
  const [major] = process.versions.node.split('.');
  try {
    if (Number(major) < 20) {
      throw new LabError(
        `Node.js 20 or newer is needed, this is ${process.version}: https://nodejs.org`,
      );
    }
    await command({ simulated: process.argv.includes('--simulated') });
  } catch (error) {
    const explained = explain(error);
    console.error(
      explained instanceof LabError ? `\nError: ${explained.message}` : error,
    );
    process.exitCode = 1;
  }
}

/** What the machine can refuse a program, in words. */
const REFUSALS = {
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'its file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
};

/** What the machine refused, as something to do; other errors as they are. */
function explain(error) {
  const reason = REFUSALS[error?.code];
  if (!reason || error instanceof LabError) {
    return error;
  }
  const place = error.path ?? 'a file';
  return new LabError(
    error.syscall?.startsWith('spawn')
      ? `${place} cannot be run: ${reason} (${error.code}).`
      : `${place} cannot be read or written: ${reason} (${error.code}). Runs keep what they need in .sim, .runs and evidence of this folder: it has to be one that you may write to, with space left.`,
  );
}
