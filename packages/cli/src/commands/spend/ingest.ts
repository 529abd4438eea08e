import { DuckDbRollupEngine, writeDailyCost } from '@gpu-academy/spend';
import { cli } from 'cleye';
import { Command } from '../../Command';
import { readAttributionPlan } from '../../input/readAttributionPlan';
import { readFormat } from '../../input/readFormat';
import { readNumber } from '../../input/readNumber';
import { textTable } from '../../output/textTable';
import { IngestedPeriod, IngestRun } from './IngestRun';

const FORMATS = ['text', 'json'] as const;

/** `academy spend ingest`: cost exports to daily cost, reconciled and attributed. */
export const spendIngest: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy spend ingest',
        parameters: ['<files or folders...>'],
        strictFlags: true,
        flags: {
          plan: {
            type: String,
            placeholder: '<file>',
            description:
              'Whom charges belong to, in YAML or JSON (schemas/attribution-plan.schema.json); nobody unless given',
          },
          out: {
            type: String,
            placeholder: '<file>',
            description:
              'Where daily cost is written: .csv (safe for spreadsheets), .jsonl or .parquet',
          },
          previous: {
            type: String,
            placeholder: '<file>',
            description:
              'Daily cost of the run before: a billing period that falls too far against it is held back',
          },
          maxFall: {
            type: String,
            default: '20',
            placeholder: '<percent>',
            description: 'How far a billing period may fall',
          },
          simulated: {
            type: Boolean,
            default: false,
            description: 'Whether all of it is simulated',
          },
          memory: {
            type: String,
            default: '1GB',
            placeholder: '<size>',
            description: 'What the engine may buffer',
          },
          format: {
            type: String,
            default: 'text',
            placeholder: `<${FORMATS.join('|')}>`,
          },
        },
        help: {
          description:
            'Reads .csv, .csv.gz and .parquet. A folder stands for the deliveries that its manifests list (AWS Data Exports, Azure exports), or for all in it where there is none. Exits with 1 where something cannot be used or a period is held, and writes nothing then.',
          examples: [
            'academy spend ingest exports/2026-11',
            'academy spend ingest --plan plan.yaml --out daily.parquet exports charges.csv.gz',
          ],
        },
      },
      undefined,
      args,
    );
    const format = readFormat(flags.format, FORMATS);
    const percent = readNumber('--max-fall', flags.maxFall);
    const ingest = await IngestRun.create({
      engine: DuckDbRollupEngine.create({ memoryLimit: flags.memory }),
      plan: await readAttributionPlan(flags.plan),
      simulated: flags.simulated,
      previous: flags.previous,
      fallLimits: { billedPercent: percent, rowsPercent: percent },
    });
    await ingest.inspect(_.filesOrFolders);
    const written = flags.out
      ? await writeDailyCost(flags.out, ingest.records())
      : await drain(ingest.records());
    process.stdout.write(
      format === 'json'
        ? `${JSON.stringify(ingest.periods, undefined, 2)}\n`
        : textOf(ingest.periods, written, flags.out),
    );
    return 0;
  },
};

async function drain(batches: AsyncIterable<unknown[]>): Promise<number> {
  let count = 0;
  for await (const batch of batches) {
    count += batch.length;
  }
  return count;
}

function textOf(
  periods: readonly IngestedPeriod[],
  written: number,
  out: string | undefined,
): string {
  const sections = periods.map(period =>
    [
      `${period.billingPeriod}: ${period.files} files, billed through ${
        period.billedThrough ?? 'no usage'
      }, snapshot ${period.snapshot}`,
      textTable([
        ['currency', 'charges', 'billed', 'effective', 'list'],
        ...period.totals.map(total => [
          total.currency,
          String(total.rows),
          total.billed,
          total.effective,
          total.list,
        ]),
      ]),
      '',
      textTable([
        ['learner', 'currency', 'charges', 'billed', 'effective'],
        ...period.learners.map(total => [
          total.subject,
          total.currency,
          String(total.rows),
          total.billed,
          total.effective,
        ]),
      ]),
      '',
    ].join('\n'),
  );
  return [
    ...sections,
    `Σ daily cost = Σ charges, in each billing period and currency.`,
    `${written} rows of daily cost${out ? ` written to ${out}` : ''}`,
    '',
  ].join('\n');
}
