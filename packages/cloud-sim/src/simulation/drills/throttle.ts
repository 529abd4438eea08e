import { type Diagnostic, errorDiagnostic } from '../Diagnostic';
import type { Drills } from '../Drills';

/** A request is tried again so often, as providers do; then they give up. */
const RETRIES = 5;
const FIRST_WAIT_MS = 200;

/** What each cloud answers to one request too many. */
const ANSWERS: Record<string, string> = {
  aws: 'ThrottlingException: Rate exceeded',
  gcp: 'googleapi: Error 429: rateLimitExceeded',
  azure: 'StatusCode=429 Code="TooManyRequests"',
};

/**
 * Lets a change through after as many refusals as a drill asks for, waiting twice
 * as long after each.
 *
 * @param what - the change, e.g. `creating aws_instance`
 * @returns why it is given up, where there are more refusals than retries
 */
export async function throttle(
  drills: Drills,
  provider: string,
  what: string,
  wait: (ms: number) => Promise<void>,
): Promise<Diagnostic | undefined> {
  const failures = drills.throttling?.failures ?? 0;
  for (let attempt = 0; attempt < failures; attempt++) {
    if (attempt === RETRIES) {
      return errorDiagnostic(
        `${what}: ${ANSWERS[provider]} (simulated)`,
        `The simulated cloud refused the request ${
          RETRIES + 1
        } times in a row. Run Terraform again with fewer changes at once: terraform apply -parallelism=2.`,
      );
    }
    await wait(FIRST_WAIT_MS * 2 ** attempt);
  }
  return undefined;
}
