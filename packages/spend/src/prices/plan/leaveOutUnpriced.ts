import { PriceBook, UnknownOfferError } from '../PriceBook';
import { LabPlan, UnpricedResource } from './LabPlan';

/**
 * The same plan without the instances and disks that a price book has no price for: those are listed in `unpriced`, so that
 * an estimate can be made of the rest and says what is missing. A price that is known and too old is still refused by
 * whoever asks for it (`StaleQuoteError`).
 *
 * @public
 */
export function leaveOutUnpriced(plan: LabPlan, book: PriceBook): LabPlan {
  const unpriced = [...plan.unpriced];
  const listed = (addresses: string[] | undefined, what: string) =>
    (addresses ?? [what]).map(
      (address): UnpricedResource => ({
        address,
        reason: `${what} is not in the price book`,
      }),
    );
  const instances = plan.instances.filter(each => {
    const { provider, region, instanceType, purchase, addresses } = each;
    const isPriced = hasPrice(() => book.instanceHour(each));
    if (!isPriced) {
      const what = `${purchase} ${instanceType} in ${region} of ${provider}`;
      unpriced.push(...listed(addresses, what));
    }
    return isPriced;
  });
  const disks = plan.disks.filter(each => {
    const { provider, region, gib, addresses } = each;
    const isPriced = hasPrice(() => book.diskGibMonth(each));
    if (!isPriced) {
      const what = `a disk of ${gib} GiB in ${region} of ${provider}`;
      unpriced.push(...listed(addresses, what));
    }
    return isPriced;
  });
  return { instances, disks, unpriced };
}

function hasPrice(ask: () => unknown): boolean {
  try {
    ask();
    return true;
  } catch (error) {
    if (error instanceof UnknownOfferError) {
      return false;
    }
    throw error;
  }
}
