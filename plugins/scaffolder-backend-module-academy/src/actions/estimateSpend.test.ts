import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { fakeAcademy, estimate } from './__testUtils__/fakeAcademy';
import { createEstimateSpendAction } from './estimateSpend';

describe('academy:spend:estimate', () => {
  const input = {
    provider: 'aws' as const,
    region: 'us-east-1',
    instanceType: 'g6.xlarge',
    hours: 4,
    diskGb: 100,
    budget: '10',
  };

  it('asks as whoever started the task, and puts out what it was told', async () => {
    const { academy, options } = fakeAcademy(mockServices.auth());
    const ctx = createMockActionContext({ input });

    await createEstimateSpendAction(options).handler(ctx);

    expect(academy.estimateSpend).toHaveBeenCalledWith(
      input,
      expect.objectContaining({
        token: mockCredentials.service.token({
          onBehalfOf: await ctx.getInitiatorCredentials(),
          targetPluginId: 'academy',
        }),
      }),
    );
    expect(ctx.output).toHaveBeenCalledWith('likely', '3.28');
    expect(ctx.output).toHaveBeenCalledWith('currency', 'USD');
    expect(ctx.output).toHaveBeenCalledWith('pricedAt', '2026-01-21');
  });

  it('fails where the likely cost is more than the budget, and says what to do', async () => {
    const { academy, options } = fakeAcademy(mockServices.auth());
    academy.estimateSpend.mockResolvedValue({
      ...estimate,
      likely: '12.40',
      withinBudget: false,
    });
    const ctx = createMockActionContext({ input });

    await expect(
      createEstimateSpendAction(options).handler(ctx),
    ).rejects.toThrow(
      'g6.xlarge for 4 h is likely to cost 12.40 USD (between 3.10 and 3.60), more than the budget of 10 USD. Choose fewer hours, a smaller instance type or a higher budget.',
    );
    expect(ctx.output).not.toHaveBeenCalled();
  });

  it('passes on why the portal cannot estimate', async () => {
    const { academy, options } = fakeAcademy(mockServices.auth());
    academy.estimateSpend.mockRejectedValue(new Error('No price for moon-1'));

    await expect(
      createEstimateSpendAction(options).handler(
        createMockActionContext({ input }),
      ),
    ).rejects.toThrow('No price for moon-1');
  });
});
