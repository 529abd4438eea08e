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
    console.error(
      error instanceof LabError ? `\nError: ${error.message}` : error,
    );
    process.exitCode = 1;
  }
}
