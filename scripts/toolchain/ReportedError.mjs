/** An error whose message is all that a person needs: it is printed without a stack. */
export class ReportedError extends Error {
  name = 'ReportedError';
}

/** Prints an error the way a person can use it, and fails the process. */
export function exitWith(error) {
  process.stderr.write(
    error instanceof ReportedError
      ? `\n✗ ${error.message}\n`
      : `\n✗ ${error?.stack ?? error}\n`,
  );
  process.exit(1);
}
