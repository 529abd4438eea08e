import { PriceOffer } from './PriceBook';

/** How many of either kind are named. */
const SHOWN = 3;

/**
 * The offers that a person who asked for `wanted` may have meant: the same type where it is offered, cheapest first,
 * and the types of that region whose name is most like it.
 */
export function nearestOffers(
  wanted: { region: string; instanceType: string },
  offers: PriceOffer[],
): string[] {
  const elsewhere = offers
    .filter(offer => offer.instanceType === wanted.instanceType)
    .sort((a, b) => Number(a.onDemand) - Number(b.onDemand));
  const inRegion = offers
    .filter(offer => offer.region === wanted.region)
    .map(offer => ({
      offer,
      distance: editDistance(offer.instanceType, wanted.instanceType),
    }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ offer }) => offer);
  const nearest = [...elsewhere.slice(0, SHOWN), ...inRegion.slice(0, SHOWN)];
  return (nearest.length > 0 ? nearest : offers.slice(0, SHOWN)).map(
    offer => `${offer.instanceType} in ${offer.region}`,
  );
}

/** Letters to insert, remove or replace to make `a` into `b`. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      current.push(
        Math.min(
          previous[column] + 1,
          current[column - 1] + 1,
          previous[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1),
        ),
      );
    }
    previous = current;
  }
  return previous[b.length];
}
