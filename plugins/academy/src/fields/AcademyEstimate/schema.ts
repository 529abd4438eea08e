import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The likely amount as a decimal string in cents, empty while it is not known; and what the form does not ask for. */
export const academyEstimateSchema = makeFieldSchema({
  output: z =>
    z
      .string()
      .describe('The likely cost as a decimal string; empty while unknown'),
  uiOptions: z =>
    z.object({
      provider: z
        .enum(['aws', 'gcp', 'azure'])
        .optional()
        .describe('The cloud; aws unless given'),
      diskGb: z
        .number()
        .optional()
        .describe('GiB of block storage; none unless given'),
      count: z.number().optional().describe('Instances; 1 unless given'),
      purchase: z
        .enum(['on-demand', 'spot'])
        .optional()
        .describe('How instances are bought; on-demand unless given'),
    }),
});

export type AcademyEstimateOptions = NonNullable<
  (typeof academyEstimateSchema.TProps)['uiSchema']['ui:options']
>;
