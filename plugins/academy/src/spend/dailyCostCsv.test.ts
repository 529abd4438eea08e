import { charge } from '../__fixtures__/learner';
import { dailyCostCsv } from './dailyCostCsv';

const HEAD =
  'day,provider,serviceCategory,serviceName,region,chargeCategory,workspaceId,currency,billed,effective,simulated';

describe('dailyCostCsv', () => {
  it('writes one record a row with amounts as they are', () => {
    expect(
      dailyCostCsv([
        { ...charge, billed: '-0.000000000000000001', effective: '10.10' },
      ]),
    ).toBe(
      `${HEAD}\r\n2026-03-02,aws,Compute,Amazon EC2,eu-central-1,Usage,ws-1,USD,-0.000000000000000001,10.10,true\r\n`,
    );
  });

  it('leaves empty what is absent, and writes a head even where there is no row', () => {
    expect(
      dailyCostCsv([{ ...charge, region: undefined, workspaceId: undefined }]),
    ).toContain('Amazon EC2,,Usage,,USD');
    expect(dailyCostCsv([])).toBe(`${HEAD}\r\n`);
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(dailyCostCsv([{ ...charge, serviceName: 'A, "B"\nC' }])).toContain(
      '"A, ""B""\nC"',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])(
    'keeps a spreadsheet from running the name %j',
    serviceName => {
      expect(dailyCostCsv([{ ...charge, serviceName }])).toContain(
        `'${serviceName}`,
      );
    },
  );
});
