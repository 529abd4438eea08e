import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  SecretsContextProvider,
  TemplateParameterSchema,
} from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { SpendEstimateRequest } from '@gpu-academy/backstage-plugin-academy-common';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { createAcademyApiFixture } from '../../__fixtures__/createAcademyApiFixture';
import { estimate } from '../../__fixtures__/workspace';
import { academyApiRef } from '../../api';
import { AcademyEstimate } from './AcademyEstimate';
import { validateAcademyEstimate } from './validateAcademyEstimate';

const MANIFEST: TemplateParameterSchema = {
  title: 'Lab',
  steps: [
    {
      title: 'The machine',
      schema: {
        type: 'object',
        required: ['hours'],
        properties: {
          region: { type: 'string', title: 'Region', default: 'us-east-1' },
          instanceType: {
            type: 'string',
            title: 'Instance type',
            default: 'g5.xlarge',
          },
          hours: { type: 'integer', title: 'Hours', default: 4 },
          budget: {
            type: 'string',
            title: 'Budget',
            default: '10',
            pattern: '^[1-9][0-9]*$',
            errorMessage: 'must be an amount such as 10',
          },
          estimate: {
            type: 'string',
            title: 'What it will cost',
            'ui:field': 'AcademyEstimate',
            'ui:options': { provider: 'aws', diskGb: 100 },
          },
        },
      },
    },
  ],
};

type Estimate = ReturnType<typeof createAcademyApiFixture>['estimateSpend'];

/** Two dollars an hour. */
const cheap: Estimate = async request => ({
  ...estimate,
  likely: String(request.hours * 2),
  withinBudget: request.hours * 2 <= Number(request.budget),
});

// The Scaffolder's own stepper, so that what it hands to fields is what is tested.
function render(estimateSpend: Estimate) {
  const onCreate = jest.fn();
  const view = renderInTestApp(
    <SecretsContextProvider>
      <Stepper
        manifest={MANIFEST}
        onCreate={onCreate}
        extensions={[
          {
            name: 'AcademyEstimate',
            component: AcademyEstimate as any,
            validation: validateAcademyEstimate as any,
          },
        ]}
      />
    </SecretsContextProvider>,
    {
      apis: [
        [academyApiRef, createAcademyApiFixture({ estimateSpend })],
        mockApis.identity({ userEntityRef: 'user:default/ada' }),
      ],
    },
  );
  return { ...view, onCreate };
}

// The stepper scrolls to its top, which jsdom cannot.
beforeAll(() => {
  window.scrollTo = jest.fn();
});

describe('AcademyEstimate', () => {
  it('shows the estimate with its parts, and that it fits the budget', async () => {
    const estimateSpend = jest.fn(cheap);
    const { container } = render(estimateSpend);
    expect(
      await screen.findByText(/Fits the budget of USD\s10\.00/),
    ).toBeInTheDocument();
    expect(screen.getByText(/USD\s8\.00/)).toBeInTheDocument();
    expect(
      screen.getByRole('table', { name: 'Parts of the estimate' }),
    ).toBeInTheDocument();
    expect(estimateSpend).toHaveBeenCalledWith(
      {
        provider: 'aws',
        region: 'us-east-1',
        instanceType: 'g5.xlarge',
        hours: 4,
        diskGb: 100,
        budget: '10',
      },
      expect.anything(),
    );
    expect(
      await axe(container, {
        // The stepper around the field is the Scaffolder's.
        rules: { 'aria-allowed-attr': { enabled: false } },
      }),
    ).toHaveNoViolations();
  });

  it('follows the other fields, and asks once for what was typed', async () => {
    const user = userEvent.setup();
    const estimateSpend = jest.fn(cheap);
    render(estimateSpend);
    await screen.findByText(/USD\s8\.00/);
    const hours = screen.getByRole('spinbutton', { name: /Hours/ });
    await user.clear(hours);
    expect(
      await screen.findByText('Choose the hours to see what it will cost.'),
    ).toBeInTheDocument();
    await user.type(hours, '12');
    expect(
      await screen.findByText(/Exceeds the budget of USD\s10\.00/),
    ).toBeInTheDocument();
    expect(estimateSpend.mock.calls.map(([request]) => request.hours)).toEqual([
      4, 12,
    ]);
    expect(hours).toHaveValue(12);
  });

  it.each(['abc', '0'])(
    'asks for no estimate while the budget is %p, says what is missing, and what the form expects',
    async budget => {
      const user = userEvent.setup();
      const estimateSpend = jest.fn(cheap);
      render(estimateSpend);
      await screen.findByText(/USD\s8\.00/);
      const field = screen.getByRole('textbox', { name: /Budget/ });
      await user.clear(field);
      await user.type(field, budget);
      expect(
        await screen.findByText(
          'Choose a budget of more than 0 to see what it will cost.',
        ),
      ).toBeInTheDocument();
      await user.click(screen.getByRole('button', { name: 'Review' }));
      expect(
        await screen.findByText("'Budget' must be an amount such as 10"),
      ).toBeInTheDocument();
      expect(screen.queryByText(/pattern/)).not.toBeInTheDocument();
      expect(estimateSpend).toHaveBeenCalledTimes(1);
    },
  );

  it('never shows an answer that was overtaken', async () => {
    const user = userEvent.setup();
    const answers: {
      request: SpendEstimateRequest;
      signal?: AbortSignal;
      answer: () => void;
    }[] = [];
    render(
      (request, options) =>
        new Promise(resolve => {
          answers.push({
            request,
            signal: options?.signal,
            answer: () => resolve(cheap(request)),
          });
        }),
    );
    await waitFor(() => expect(answers).toHaveLength(1));
    await user.type(screen.getByRole('spinbutton', { name: /Hours/ }), '0');
    await waitFor(() => expect(answers).toHaveLength(2));
    expect(answers[0].signal?.aborted).toBe(true);

    await act(async () => answers[1].answer());
    expect(await screen.findByText(/USD\s80\.00/)).toBeInTheDocument();
    await act(async () => answers[0].answer());
    expect(screen.queryByText(/USD\s8\.00/)).not.toBeInTheDocument();
  });

  it('lets go on with what fits, and hands over the likely amount', async () => {
    const user = userEvent.setup();
    const { onCreate } = render(cheap);
    await screen.findByText(/USD\s8\.00/);
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    await waitFor(() =>
      expect(onCreate).toHaveBeenCalledWith(
        expect.objectContaining({ hours: 4, estimate: '8.00' }),
      ),
    );
  });

  it('keeps from going on what exceeds the budget, even before the estimate shows', async () => {
    const user = userEvent.setup();
    render(cheap);
    await screen.findByText(/USD\s8\.00/);
    await user.type(screen.getByRole('spinbutton', { name: /Hours/ }), '0');
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      await screen.findAllByText(
        /The likely cost of USD\s80\.00 exceeds the budget of USD\s10\.00/,
      ),
    ).not.toHaveLength(0);
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });

  it('says in place that the cost could not be worked out, and does not go on', async () => {
    const user = userEvent.setup();
    render(async () => {
      throw new Error('no price for g5.xlarge in us-east-1');
    });
    expect(
      await screen.findByText(/could not be worked out: no price for g5/),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await waitFor(() =>
      expect(
        screen.getAllByText(/could not be worked out: no price for g5/),
      ).not.toHaveLength(1),
    );
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });
});
