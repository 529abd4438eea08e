import { mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { exampleInput } from './__testUtils__/exampleInput';
import { fakeAcademy } from './__testUtils__/fakeAcademy';
import { createRegisterWorkspaceAction } from './registerWorkspace';
import { examples } from './registerWorkspace.examples';

describe('the examples of academy:workspace:register', () => {
  it.each(examples)('runs: $description', async example => {
    const { academy, options } = fakeAcademy(mockServices.auth());
    const ctx = createMockActionContext({ input: exampleInput<any>(example) });

    await createRegisterWorkspaceAction(options).handler(ctx);

    expect(academy.registerWorkspace).toHaveBeenCalledTimes(1);
    expect(ctx.output).toHaveBeenCalledWith(
      'entityRef',
      'component:default/ada-lab-1',
    );
  });
});
