import {
  FINDING_SEVERITIES,
  FINDING_STATUSES,
  FindingRecord,
  FindingsReading,
  foldFindings,
  readFindings,
  recordEvent,
  recordsCsv,
} from '@gpu-academy/findings';
import { cli } from 'cleye';
import { Command } from '../../Command';
import { readFormat } from '../../input/readFormat';
import { readPaths } from '../../input/readPaths';

const FORMATS = ['text', 'json', 'ocsf', 'csv'] as const;
type Format = (typeof FORMATS)[number];

/** `academy findings read`: what files of findings hold, and what could not be read of them. */
export const findingsRead: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy findings read',
        parameters: ['<files...>'],
        strictFlags: true,
        flags: {
          format: {
            type: String,
            default: 'text',
            placeholder: `<${FORMATS.join('|')}>`,
            description:
              'text: a line a record, and counts; json: everything; ocsf: the records as OCSF 1.6; csv: as a table, safe for spreadsheets',
          },
          source: {
            type: String,
            default: 'local',
            placeholder: '<id>',
            description: 'Id of the source, part of the key of each record',
          },
          raw: {
            type: Boolean,
            default: false,
            description: 'With json: each record with its event as it came',
          },
          receivedAt: {
            type: String,
            placeholder: '<time>',
            description:
              'When the files came, for events without a time; now unless given',
          },
        },
        help: {
          description:
            'Reads OCSF, ASFF, Security Hub, Access Analyzer, credential reports, Security Command Center, Google recommendations, Defender, SARIF and Prowler CSV; the format is recognised from the content. A folder stands for the .json, .ndjson, .jsonl, .sarif and .csv in it, compressed with gzip or not. Exits with 1 where something could not be read.',
          examples: [
            'academy findings read prowler.ocsf.json',
            'academy findings read --format json scans > records.json',
          ],
        },
      },
      undefined,
      args,
    );
    const format = readFormat(flags.format, FORMATS);
    const receivedAt = readTime(flags.receivedAt);
    const files = await readPaths(_.files, {
      names: /\.(json|ndjson|jsonl|sarif|csv)(\.gz)?$/i,
      what: 'findings (.json, .ndjson, .jsonl, .sarif, .csv)',
    });
    const readings = files.map(({ file, text }) => ({
      file,
      ...readFindings({ file, text, source: flags.source, receivedAt }),
    }));
    process.stdout.write(print(readings, format, flags.raw));
    if (format === 'ocsf' || format === 'csv') {
      process.stderr.write(
        notesOf(readings)
          .map(
            it => `${it}
`,
          )
          .join(''),
      );
    }
    return readings.some(it => it.errors.length) ? 1 : 0;
  },
};

type FileReading = FindingsReading & { file: string };

function readTime(value: string | undefined): string {
  const time = value === undefined ? new Date() : new Date(value);
  if (Number.isNaN(time.getTime())) {
    throw new Error(
      `--received-at is “${value}”, but expected a time such as 2026-11-01T08:00:00Z`,
    );
  }
  return time.toISOString();
}

function print(
  readings: readonly FileReading[],
  format: Format,
  withRaw: boolean,
): string {
  const records = readings.flatMap(it => it.records);
  switch (format) {
    case 'json':
      return jsonOf(readings, withRaw);
    case 'ocsf':
      return `${JSON.stringify(records.map(recordEvent), undefined, 2)}\n`;
    case 'csv':
      return recordsCsv(records);
    default:
      return textOf(readings);
  }
}

function notesOf(readings: readonly FileReading[]): string[] {
  return [
    ...readings.flatMap(({ file, warnings }) =>
      warnings.map(it => `warning: ${file}: ${it}`),
    ),
    ...readings.flatMap(({ errors }) =>
      errors.map(it => `error: ${it.message}`),
    ),
  ];
}

function textOf(readings: readonly FileReading[]): string {
  const records = readings.flatMap(it => it.records);
  const count = (of: 'warnings' | 'errors') =>
    readings.reduce((sum, it) => sum + it[of].length, 0);
  return [
    ...records.map(lineOf),
    ...notesOf(readings),
    countsText(records, count('warnings'), count('errors')),
    '',
  ].join('\n');
}

function lineOf(record: FindingRecord): string {
  const { status, severity, checkId, resourceUid, region, description } =
    record;
  return [
    (isSuppressed(record) ? 'muted' : status).padEnd(7),
    severity.padEnd(13),
    checkId,
    resourceUid,
    region,
    oneLine(description ?? record.title),
  ]
    .filter(it => it !== undefined)
    .join('  ');
}

/** Fails, and somebody decided at the source not to see it. */
function isSuppressed({
  status,
  sourceState,
}: Pick<FindingRecord, 'status' | 'sourceState'>): boolean {
  return sourceState === 'suppressed' && status !== 'pass';
}

/** Texts come from strangers' files: no line breaks, nothing that steers a terminal. */
function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
  return plain.length > 160 ? `${plain.slice(0, 159)}…` : plain;
}

function countsOf(records: readonly FindingRecord[]) {
  const folded = foldFindings(records);
  const count = <K extends string>(
    names: readonly K[],
    of: (name: K) => number,
  ) =>
    Object.fromEntries(names.map(name => [name, of(name)])) as Record<
      K,
      number
    >;
  return {
    records: records.length,
    findings: folded.length,
    byStatus: count(
      FINDING_STATUSES,
      status => folded.filter(it => it.status === status).length,
    ),
    failingBySeverity: count(
      FINDING_SEVERITIES,
      severity =>
        folded.filter(
          it =>
            it.status === 'fail' &&
            it.severity === severity &&
            !isSuppressed(it),
        ).length,
    ),
    muted: folded.filter(isSuppressed).length,
  };
}

function countsText(
  records: readonly FindingRecord[],
  warnings: number,
  errors: number,
): string {
  const counts = countsOf(records);
  const listed = (of: Record<string, number>) =>
    Object.entries(of)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${name}: ${count}`)
      .join(', ') || 'none';
  return [
    `records: ${counts.records}, findings: ${counts.findings} (${listed(
      counts.byStatus,
    )})`,
    `failing: ${listed(counts.failingBySeverity)}${
      counts.muted > 0 ? `; muted at their source: ${counts.muted}` : ''
    }`,
    `warning: ${warnings}, error: ${errors}`,
  ].join('\n');
}

function jsonOf(readings: readonly FileReading[], withRaw: boolean): string {
  const records = readings.flatMap(it => it.records);
  const result = {
    files: readings.map(({ file, records: ofFile, warnings, errors }) => ({
      file,
      records: ofFile.length,
      warnings,
      errors,
    })),
    counts: countsOf(records),
    records: withRaw ? records : records.map(({ raw, ...record }) => record),
  };
  return `${JSON.stringify(result, undefined, 2)}\n`;
}
