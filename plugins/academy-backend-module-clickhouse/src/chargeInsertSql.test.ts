import { ChargeFileColumn, InspectedChargeFile } from '@gpu-academy/spend';
import { chargeInsertSql } from './chargeInsertSql';

const REQUIRED = [
  'BilledCost',
  'EffectiveCost',
  'BillingCurrency',
  'BillingPeriodStart',
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'ChargeCategory',
  'ProviderName',
  'ServiceCategory',
  'ServiceName',
].map((name): ChargeFileColumn => ({ name, type: 'VARCHAR' }));

function fileOf(
  format: InspectedChargeFile['format'],
  ...columns: ChargeFileColumn[]
): InspectedChargeFile {
  return {
    path: '/exports/november',
    name: 'november',
    format,
    size: 1,
    modifiedAt: 0,
    digest: 'sha256:0',
    columns: [...REQUIRED, ...columns],
    periods: [],
  };
}

const options = { table: 'charge', billingPeriod: '2026-11' };

describe('chargeInsertSql', () => {
  it('reads text as text and nothing that daily cost does not need', () => {
    const sql = chargeInsertSql(
      fileOf('csv.gz', { name: 'x_Notes', type: 'VARCHAR' }),
      options,
    );
    expect(sql).toContain('`BilledCost` Nullable(String)');
    expect(sql).not.toContain('x_Notes');
    expect(sql).toMatch(/FORMAT CSVWithNames$/);
  });

  it('keeps decimals, times and maps of Parquet what they are, and the billing period alone', () => {
    const file = fileOf('parquet', {
      name: 'Tags',
      type: 'MAP(VARCHAR, VARCHAR)',
    });
    file.columns[0] = { name: 'BilledCost', type: 'DECIMAL(20,10)' };
    const sql = chargeInsertSql(file, options);
    expect(sql).toContain('`BilledCost` Nullable(Decimal(20,10))');
    expect(sql).toContain('`Tags` Map(String, Nullable(String))');
    expect(sql).toContain('= 202611');
    expect(sql).toMatch(/FORMAT Parquet$/);
  });

  it('refuses tags whose type it has no reading for, and says what to do', () => {
    const tags = { name: 'Tags', type: 'STRUCT(learner VARCHAR)' };
    expect(() => chargeInsertSql(fileOf('parquet', tags), options)).toThrow(
      'november, column Tags: found tags of type STRUCT(learner VARCHAR), expected text, a map, or a list of keys and values',
    );
  });
});
