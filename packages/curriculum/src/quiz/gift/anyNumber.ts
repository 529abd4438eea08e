import { AcceptedNumber } from '../model';

/** Beyond whatever anybody asks for, and within what answers may be. */
const LIMIT = 1e100;

/** What GIFT means by a numeric answer without a number: all that is left, usually with feedback and no credit. */
export const ANY_NUMBER: Pick<AcceptedNumber, 'min' | 'max'> = {
  min: -LIMIT,
  max: LIMIT,
};

export function isAnyNumber({ min, max }: AcceptedNumber): boolean {
  return min === ANY_NUMBER.min && max === ANY_NUMBER.max;
}
