import { estimateQuestion } from './estimateRequest';

const FORM = { region: 'eu-central-1', instanceType: 'g5.xlarge', hours: 4 };

describe('estimateQuestion', () => {
  it('asks for AWS, as the form says', () => {
    expect(estimateQuestion({ ...FORM, budget: '12.50' }).request).toEqual({
      provider: 'aws',
      region: 'eu-central-1',
      instanceType: 'g5.xlarge',
      hours: 4,
      budget: '12.5',
    });
  });

  it('takes from the options what the form does not ask for, and lets the form overrule them', () => {
    const options = {
      provider: 'gcp',
      diskGb: 100,
      count: 2,
      purchase: 'spot',
    } as const;
    expect(estimateQuestion(FORM, options).request).toEqual(
      expect.objectContaining(options),
    );
    expect(
      estimateQuestion(
        { ...FORM, diskGb: 50, count: 1, purchase: 'on-demand' },
        options,
      ).request,
    ).toEqual(
      expect.objectContaining({ diskGb: 50, count: 1, purchase: 'on-demand' }),
    );
  });

  it('says what is missing, in the order of the form', () => {
    expect(estimateQuestion({})).toEqual({
      missing: ['region', 'instanceType', 'hours'],
    });
    expect(estimateQuestion({ ...FORM, region: '' })).toEqual({
      missing: ['region'],
    });
  });

  it.each([0, -1, NaN, Infinity, 'soon', null])(
    'takes %p hours for not given',
    hours => {
      expect(estimateQuestion({ ...FORM, hours })).toEqual({
        missing: ['hours'],
      });
    },
  );

  it('reads numbers that a form holds as text', () => {
    expect(estimateQuestion({ ...FORM, hours: '2.5' }).request?.hours).toBe(
      2.5,
    );
  });

  it('asks without a budget where the form has none', () => {
    expect(estimateQuestion(FORM).request).toEqual(
      expect.not.objectContaining({ budget: expect.anything() }),
    );
  });

  it.each(['ten', '', '0', '0.00', '-5', undefined, {}])(
    'waits for an amount where the form asks for a budget and has %p',
    budget => {
      expect(estimateQuestion({ ...FORM, budget })).toEqual({
        missing: ['budget'],
      });
    },
  );
});
