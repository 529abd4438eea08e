import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { SpendEstimate } from '@gpu-academy/backstage-plugin-academy-common';
import Big from 'big.js';
import { AcademyActionOptions } from './AcademyActionOptions';
import { asInitiator } from './asInitiator';
import { examples } from './estimateSpend.examples';

/**
 * `academy:spend:estimate`: what a lab would cost, from the portal's price book; fails where that is likely to be
 * more than the budget. Creates nothing, so a dry run does the same.
 *
 * @public
 */
export function createEstimateSpendAction(options: AcademyActionOptions) {
  const { academy, auth } = options;
  return createTemplateAction({
    id: 'academy:spend:estimate',
    description:
      'Estimates what a lab will cost and fails where that is likely to be more than its budget.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        provider: z => z.enum(['aws', 'gcp', 'azure']).describe('Cloud'),
        region: z => z.string().min(1).describe('Region of the cloud'),
        instanceType: z =>
          z.string().min(1).describe('Instance type, e.g. g6.xlarge'),
        hours: z => z.number().positive().describe('Hours that it runs'),
        count: z =>
          z
            .number()
            .int()
            .positive()
            .optional()
            .describe('Instances; 1 unless given'),
        diskGb: z =>
          z
            .number()
            .nonnegative()
            .optional()
            .describe('GiB of block storage of an instance'),
        purchase: z =>
          z
            .enum(['on-demand', 'spot'])
            .optional()
            .describe('on-demand unless given'),
        budget: z =>
          z
            .string()
            .regex(/^\d+(\.\d+)?$/, 'expected an amount such as 10 or 12.50')
            .describe('What it may cost at most, as a decimal string'),
      },
      output: {
        currency: z => z.string().describe('Currency of the amounts, e.g. USD'),
        low: z => z.string().describe('Lower end, rounded to cents'),
        likely: z => z.string().describe('Likely cost, rounded to cents'),
        high: z => z.string().describe('Upper end, rounded to cents'),
        pricedAt: z =>
          z.string().describe('Date of the oldest price used, YYYY-MM-DD'),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const estimate = readable(
        await academy.estimateSpend(input, await asInitiator(auth, ctx)),
      );
      assertWithinBudget(estimate, input);
      ctx.logger.info(
        `${input.instanceType} in ${input.region} for ${input.hours} h is likely to cost ${estimate.likely} ${estimate.currency}, within the budget of ${input.budget}`,
      );
      ctx.output('currency', estimate.currency);
      ctx.output('low', estimate.low);
      ctx.output('likely', estimate.likely);
      ctx.output('high', estimate.high);
      ctx.output('pricedAt', estimate.pricedAt);
    },
  });
}

// The price book is exact to fractions of a cent; people and README files want amounts that can be read.
function readable(estimate: SpendEstimate): SpendEstimate {
  const cents = (amount: string) => new Big(amount).toFixed(2);
  const { low, likely, high } = estimate;
  return {
    ...estimate,
    low: cents(low),
    likely: cents(likely),
    high: cents(high),
  };
}

function assertWithinBudget(
  estimate: SpendEstimate,
  input: { budget: string; instanceType: string; hours: number },
) {
  if (estimate.withinBudget !== true) {
    const { low, likely, high, currency } = estimate;
    throw new InputError(
      `${input.instanceType} for ${input.hours} h is likely to cost ${likely} ${currency} (between ${low} and ${high}), more than the budget of ${input.budget} ${currency}. Choose fewer hours, a smaller instance type or a higher budget.`,
    );
  }
}
