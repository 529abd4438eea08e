import { mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { exampleInput } from './__testUtils__/exampleInput';
import { fakeAcademy, plan } from './__testUtils__/fakeAcademy';
import { createPrepareWorkspaceAction } from './prepareWorkspace';
import { examples } from './prepareWorkspace.examples';

describe('the examples of academy:workspace:prepare', () => {
  it.each(examples)('runs: $description', async example => {
    const { options } = fakeAcademy(mockServices.auth());
    const ctx = createMockActionContext({ input: exampleInput<any>(example) });

    await createPrepareWorkspaceAction(options).handler(ctx);

    expect(ctx.output).toHaveBeenCalledWith('workspaceId', plan.workspaceId);
  });
});
