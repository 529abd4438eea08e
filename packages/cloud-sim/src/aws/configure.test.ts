import { configure } from './configure';

const TAGS = { default_tags: [{ tags: { lab: 'lab-1', gone: null } }] };

describe('the provider block', () => {
  it('says region and default tags; the environment says the account', () => {
    const config = { region: 'us-east-1', ...TAGS };
    expect(configure(config, { CLOUD_SIM_ACCOUNT_ID: '000123456789' })).toEqual(
      {
        accountId: '000123456789',
        region: 'us-east-1',
        defaultTags: { lab: 'lab-1' },
      },
    );
  });

  it('may leave the region to the environment', () => {
    expect(configure({ region: null }, { AWS_REGION: 'eu-west-1' })).toEqual({
      accountId: '000000000000',
      region: 'eu-west-1',
      defaultTags: {},
    });
  });

  it.each([
    [{ region: null }, {}, /Missing region/],
    [{ region: 'mars-1' }, {}, /Found "mars-1", expected a region/],
    [
      { region: 'us-east-1' },
      { CLOUD_SIM_ACCOUNT_ID: '12' },
      /CLOUD_SIM_ACCOUNT_ID: found "12", expected 12 digits/,
    ],
  ])('is refused where %j with %j is wrong', (config, env, message) => {
    expect(configure(config, env)).toMatchObject({
      severity: 'ERROR',
      detail: expect.stringMatching(message),
    });
  });
});
