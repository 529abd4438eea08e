import { createHmac } from 'node:crypto';

/**
 * The seed of one attempt: HMAC-SHA256 of the server's key over `quizVersion|learner|attemptNo`, 64 hex digits.
 * Who has the key can rebuild every attempt exactly; who has not can predict none. A seed reveals nothing about
 * another seed, and it stays on the server.
 *
 * @param serverKey - at least 32 bytes, kept as the backend keeps its other secrets
 * @throws RangeError if the key is too short, or a part contains `|` so that two attempts could share a seed
 * @public
 */
export function attemptSeed(options: {
  serverKey: string | Uint8Array;
  quizVersion: string;
  /** Entity ref of the User, or the pseudonym that stands for it. */
  learner: string;
  /** Counts from 1. */
  attemptNo: number;
}): string {
  const { serverKey, quizVersion, learner, attemptNo } = options;
  if (Buffer.byteLength(serverKey) < 32) {
    throw new RangeError(
      `The quiz key has ${Buffer.byteLength(
        serverKey,
      )} bytes, expected at least 32; generate one with "openssl rand -base64 32"`,
    );
  }
  for (const part of [quizVersion, learner]) {
    if (part.includes('|')) {
      throw new RangeError(
        `"${part}" contains "|", which separates the parts of a seed; rename it`,
      );
    }
  }
  return createHmac('sha256', serverKey)
    .update(`${quizVersion}|${learner}|${attemptNo}`)
    .digest('hex');
}
