import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { AcademyActionOptions } from './AcademyActionOptions';
import { asInitiator } from './asInitiator';
import { examples } from './registerWorkspace.examples';

/**
 * `academy:workspace:register`: makes the published repository a workspace of whoever started the task. The portal
 * then starts the item and puts the workspace into the catalog by itself, so templates do not need
 * `catalog:register`.
 *
 * @public
 */
export function createRegisterWorkspaceAction(options: AcademyActionOptions) {
  const { academy, auth } = options;
  return createTemplateAction({
    id: 'academy:workspace:register',
    description:
      'Registers the repository of a lab as a workspace, which starts the item and puts the workspace into the catalog.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        workspaceId: z =>
          z
            .string()
            .min(1)
            .describe('From academy:workspace:prepare; makes it idempotent'),
        moduleRef: z =>
          z
            .string()
            .min(1)
            .describe('Entity ref, e.g. learningmodule:default/mod-102'),
        itemId: z =>
          z.string().min(1).describe('Item of the module, e.g. lab-1'),
        name: z => z.string().min(1).describe('Name of the catalog entity'),
        title: z => z.string().min(1).describe('Title of the catalog entity'),
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
        repoUrl: z =>
          z
            .string()
            .min(1)
            .describe('Page of the repository: repoContentsUrl of publish:*'),
        cloneUrl: z =>
          z
            .string()
            .min(1)
            .describe('What git clones from: remoteUrl of publish:*'),
      },
      output: {
        workspaceId: z => z.string().describe('Id of the workspace'),
        entityRef: z => z.string().describe('Entity ref of the workspace'),
        repoUrl: z => z.string().describe('Page of the repository'),
        cloneUrl: z => z.string().describe('What git clones from'),
        workspacePath: z => z.string().describe('Its page in the portal'),
      },
    },
    async handler(ctx) {
      const { workspaceId, ...workspace } = ctx.input;
      const request = { id: workspaceId, ...workspace };

      if (ctx.isDryRun) {
        ctx.logger.info(`Dry run: ${request.name} is not registered`);
        ctx.output('entityRef', `component:default/${request.name}`);
      } else {
        const entityRef = await ctx.checkpoint({
          key: `academy.workspace.register.${workspaceId}`,
          fn: async () => {
            const registered = await academy.registerWorkspace(
              request,
              await asInitiator(auth, ctx),
            );
            return registered.entityRef;
          },
        });
        ctx.logger.info(`Registered ${entityRef}`);
        ctx.output('entityRef', entityRef);
      }
      ctx.output('workspaceId', workspaceId);
      ctx.output('repoUrl', request.repoUrl);
      ctx.output('cloneUrl', request.cloneUrl);
      ctx.output('workspacePath', `/academy/workspaces/${workspaceId}`);
    },
  });
}
