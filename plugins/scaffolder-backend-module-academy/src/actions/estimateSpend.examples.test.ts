import { mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { exampleInput } from './__testUtils__/exampleInput';
import { fakeAcademy } from './__testUtils__/fakeAcademy';
import { createEstimateSpendAction } from './estimateSpend';
import { examples } from './estimateSpend.examples';

describe('the examples of academy:spend:estimate', () => {
  it.each(examples)('runs: $description', async example => {
    const { academy, options } = fakeAcademy(mockServices.auth());
    const input = exampleInput<any>(example);
    const ctx = createMockActionContext({ input });

    await createEstimateSpendAction(options).handler(ctx);

    expect(academy.estimateSpend).toHaveBeenCalledWith(
      input,
      expect.anything(),
    );
    expect(ctx.output).toHaveBeenCalledWith('likely', '3.28');
  });
});
