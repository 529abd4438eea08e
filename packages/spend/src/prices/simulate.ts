import { LabPlan } from './plan/LabPlan';
import { simulateLab } from './plan/simulateLab';
import { PriceBook, Purchase } from './PriceBook';
import { SimulatedSpend } from './SimulatedSpend';

/** What a lab is to be made of, as a form asks for it. @public */
export interface SimulationRequest {
  provider: string;
  region: string;
  instanceType: string;
  hours: number;
  /** Instances; 1 unless given. */
  count?: number;
  /** GiB of block storage on each instance. */
  diskGb?: number;
  purchase?: Purchase;
  /** Decimal string. */
  budget?: string;
}

/**
 * Estimates a lab of one kind of instance before anything is created; see `simulateLab`, which does the same for whatever
 * a Terraform plan creates.
 *
 * Throws `UnknownOfferError` where the book has no price, and `SimulationRequestError` for a request without sense.
 *
 * @public
 */
export function simulate(
  request: SimulationRequest,
  book: PriceBook,
): SimulatedSpend {
  const { hours, budget } = request;
  return simulateLab(planOf(request), { hours, budget }, book);
}

function planOf(request: SimulationRequest): LabPlan {
  const { provider, region, instanceType, count = 1, diskGb = 0 } = request;
  return {
    instances: [
      {
        provider,
        region,
        instanceType,
        purchase: request.purchase ?? 'on-demand',
        count,
      },
    ],
    disks: diskGb === 0 ? [] : [{ provider, region, gib: diskGb, count }],
    unpriced: [],
  };
}
