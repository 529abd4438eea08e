import { mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { exampleInput } from './__testUtils__/exampleInput';
import { fakeAcademy, plan } from './__testUtils__/fakeAcademy';
import { createPrepareWorkspaceAction } from './prepareWorkspace';
import { examples } from './prepareWorkspace.examples';

describe('academy:workspace:prepare', () => {
  const input = exampleInput<any>(examples[0]);

  it.each([false, true])(
    'puts out what the portal decided (dry run: %s)',
    async isDryRun => {
      const { academy, options } = fakeAcademy(mockServices.auth());
      const ctx = createMockActionContext({ input });
      ctx.isDryRun = isDryRun;

      await createPrepareWorkspaceAction(options).handler(ctx);

      const { name, ...request } = input;
      expect(academy.planWorkspace).toHaveBeenCalledWith(
        request,
        expect.objectContaining({ token: expect.any(String) }),
      );
      expect(
        Object.fromEntries(jest.mocked(ctx.output).mock.calls as any),
      ).toEqual({
        workspaceId: plan.workspaceId,
        learnerRef: plan.learnerRef,
        learnerName: plan.learnerName,
        moduleId: plan.moduleId,
        scopeId: plan.scopeId,
        expiresAt: plan.expiresAt,
        portalUrl: plan.portalUrl,
        cloudSimUrl: plan.cloudSim.url,
        cloudSimDigest: plan.cloudSim.digest,
      });
    },
  );

  it.each(['my lab one', '', '-lab', 'lab.', 'läb', 'a'.repeat(64)])(
    'refuses the repository name %p before anything is published',
    async name => {
      const { academy, options } = fakeAcademy(mockServices.auth());
      const ctx = createMockActionContext({ input: { ...input, name } });

      await expect(
        createPrepareWorkspaceAction(options).handler(ctx),
      ).rejects.toThrow(
        `The repository cannot be named '${name}': expected at most 63 letters`,
      );
      expect(academy.planWorkspace).not.toHaveBeenCalled();
    },
  );

  it('goes on with the id it had where a task is resumed', async () => {
    const { academy, options } = fakeAcademy(mockServices.auth());
    const ctx = createMockActionContext({ input });
    ctx.checkpoint = (async ({ key }: { key: string }) => {
      expect(key).toBe(
        'academy.workspace.prepare.learningmodule:default/mod-102.lab-1',
      );
      return { ...plan, workspaceId: 'from-before' };
    }) as typeof ctx.checkpoint;

    await createPrepareWorkspaceAction(options).handler(ctx);

    expect(ctx.output).toHaveBeenCalledWith('workspaceId', 'from-before');
    expect(academy.planWorkspace).not.toHaveBeenCalled();
  });
});
