import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { AcademyActionOptions } from './AcademyActionOptions';
import { asInitiator } from './asInitiator';
import { examples } from './prepareWorkspace.examples';

/** What both a repository and a catalog entity can be named, within the latter's 63 characters. */
const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

/**
 * `academy:workspace:prepare`: asks the portal what a repository has to carry. Nothing is stored until
 * `academy:workspace:register`, so a dry run does the same.
 *
 * @public
 */
export function createPrepareWorkspaceAction(options: AcademyActionOptions) {
  const { academy, auth } = options;
  return createTemplateAction({
    id: 'academy:workspace:prepare',
    description:
      'Asks the portal for what the repository of a lab has to carry: the id of its workspace, the end of its lease, its simulator.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        moduleRef: z =>
          z
            .string()
            .min(1)
            .describe('Entity ref, e.g. learningmodule:default/mod-102'),
        itemId: z =>
          z.string().min(1).describe('Item of the module, e.g. lab-1'),
        name: z =>
          z
            .string()
            .optional()
            .describe(
              'Name of the repository to be; a bad one is refused here, before anything is published',
            ),
        provider: z => z.enum(['aws', 'gcp', 'azure']).describe('Cloud'),
        region: z => z.string().min(1).describe('Region of the cloud'),
        instanceType: z =>
          z
            .string()
            .min(1)
            .optional()
            .describe('Instance type; a lab that rents no machine has none'),
        hours: z => z.number().positive().describe('Length of the lease'),
        diskGb: z =>
          z
            .number()
            .nonnegative()
            .optional()
            .describe('GiB of block storage; counts in the estimate'),
        budget: z =>
          z
            .string()
            .regex(/^\d+(\.\d+)?$/, 'expected an amount such as 10 or 12.50')
            .describe('Decimal string'),
        currency: z => z.string().length(3).describe('ISO 4217, e.g. USD'),
      },
      output: {
        workspaceId: z => z.string().describe('Id of the new workspace'),
        learnerRef: z => z.string().describe('Entity ref of the learner'),
        learnerName: z => z.string().describe('Short name for tags'),
        moduleId: z => z.string().describe('Name of the module'),
        scopeId: z => z.string().describe('Account of simulated runs'),
        expiresAt: z => z.string().describe('End of the lease, ISO 8601, UTC'),
        portalUrl: z => z.string().describe('Where scripts reach the portal'),
        cloudSimUrl: z => z.string().describe('Where the simulator is served'),
        cloudSimDigest: z =>
          z.string().describe('Digest of the simulator, sha256:<hex>'),
      },
    },
    async handler(ctx) {
      const { name, ...input } = ctx.input;
      if (name !== undefined && !NAME.test(name)) {
        throw new InputError(
          `The repository cannot be named '${name}': expected at most 63 letters, digits, dots, hyphens and underscores that start and end with a letter or digit, such as ada-lab-1. Go back and choose another name`,
        );
      }
      // The portal makes up a new id each time; a task that is resumed goes on with the one it had.
      const plan = await ctx.checkpoint({
        key: `academy.workspace.prepare.${input.moduleRef}.${input.itemId}`,
        fn: async () => {
          const { cloudSim, ...others } = await academy.planWorkspace(
            input,
            await asInitiator(auth, ctx),
          );
          return {
            ...others,
            cloudSim: { url: cloudSim.url, digest: cloudSim.digest },
          };
        },
      });
      ctx.logger.info(
        `Workspace ${plan.workspaceId} of ${plan.learnerRef}, until ${plan.expiresAt}`,
      );
      ctx.output('workspaceId', plan.workspaceId);
      ctx.output('learnerRef', plan.learnerRef);
      ctx.output('learnerName', plan.learnerName);
      ctx.output('moduleId', plan.moduleId);
      ctx.output('scopeId', plan.scopeId);
      ctx.output('expiresAt', plan.expiresAt);
      ctx.output('portalUrl', plan.portalUrl);
      ctx.output('cloudSimUrl', plan.cloudSim.url);
      ctx.output('cloudSimDigest', plan.cloudSim.digest);
    },
  });
}
