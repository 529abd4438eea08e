/**
 * What one learner gets beyond the quiz's rules, e.g. more time. Granted by staff; applied at the start of an
 * attempt.
 *
 * @public
 */
export interface Accommodation {
  /** The time limit is multiplied by this; 1 or more. */
  timeFactor?: number;
  /** Added to the quiz's cap. */
  extraAttempts?: number;
  /** No waiting between attempts. */
  noCooldown?: boolean;
  /** ISO 8601, UTC; from here on it no longer holds. Absent: it holds for good. */
  expiresAt?: string;
}

/**
 * The accommodation that holds at a time; an empty one where none does.
 *
 * @param now - ISO 8601, UTC
 * @public
 */
export function accommodationAt(
  accommodation: Accommodation | undefined,
  now: string,
): Accommodation {
  const isOver =
    accommodation?.expiresAt !== undefined &&
    Date.parse(accommodation.expiresAt) <= Date.parse(now);
  return accommodation && !isOver ? accommodation : {};
}
