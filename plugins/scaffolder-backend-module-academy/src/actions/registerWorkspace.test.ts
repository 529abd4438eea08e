import { mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { exampleInput } from './__testUtils__/exampleInput';
import { fakeAcademy } from './__testUtils__/fakeAcademy';
import { createRegisterWorkspaceAction } from './registerWorkspace';
import { examples } from './registerWorkspace.examples';

describe('academy:workspace:register', () => {
  const input = exampleInput<any>(examples[0]);
  const outputs = {
    workspaceId: input.workspaceId,
    entityRef: 'component:default/ada-lab-1',
    repoUrl: input.repoUrl,
    cloneUrl: input.cloneUrl,
    workspacePath: `/academy/workspaces/${input.workspaceId}`,
  };

  it('registers under the id of the plan, within a checkpoint', async () => {
    const { academy, options } = fakeAcademy(mockServices.auth());
    const ctx = createMockActionContext({ input });
    const checkpoint = jest.spyOn(ctx, 'checkpoint');

    await createRegisterWorkspaceAction(options).handler(ctx);

    const { workspaceId, ...others } = input;
    expect(academy.registerWorkspace).toHaveBeenCalledTimes(1);
    expect(academy.registerWorkspace).toHaveBeenCalledWith(
      { id: workspaceId, ...others },
      expect.objectContaining({ token: expect.any(String) }),
    );
    expect(checkpoint).toHaveBeenCalledWith(
      expect.objectContaining({
        key: `academy.workspace.register.${workspaceId}`,
      }),
    );
    expect(
      Object.fromEntries(jest.mocked(ctx.output).mock.calls as any),
    ).toEqual(outputs);
  });

  it('registers nothing in a dry run, and puts out what it would', async () => {
    const { academy, options } = fakeAcademy(mockServices.auth());
    const ctx = createMockActionContext({ input });
    ctx.isDryRun = true;

    await createRegisterWorkspaceAction(options).handler(ctx);

    expect(academy.registerWorkspace).not.toHaveBeenCalled();
    expect(
      Object.fromEntries(jest.mocked(ctx.output).mock.calls as any),
    ).toEqual(outputs);
  });
});
