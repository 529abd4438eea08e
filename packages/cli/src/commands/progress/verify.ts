import {
  LedgerVerification,
  ProgressLedger,
  PublicJwks,
  verifyLedger,
} from '@gpu-academy/curriculum';
import { cli } from 'cleye';
import { Command } from '../../Command';
import { readFormat } from '../../input/readFormat';
import { readText } from '../../input/readText';

const FORMATS = ['text', 'json'] as const;

/** What every entry of an export has as text. */
const ENTRY_TEXTS = [
  'learnerId',
  'previousHash',
  'hash',
  'bodyDigest',
  'recordedAt',
] as const;

/** `academy progress verify`: whether an export of progress is what was once recorded. */
export const progressVerify: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy progress verify',
        parameters: ['<export>'],
        strictFlags: true,
        flags: {
          keys: {
            type: String,
            placeholder: '<file>',
            description:
              "The issuer's keys (JWKS), which you have from somewhere else than the export",
          },
          format: {
            type: String,
            default: 'text',
            placeholder: `<${FORMATS.join('|')}>`,
            description: 'text: in words; json: for other programs',
          },
        },
        help: {
          description:
            'Follows the chain of every learner, holds bodies against their digests and checkpoints against their signatures. Exits with 1 where anything was changed, cut or forged.',
          examples: ['academy progress verify progress.json --keys jwks.json'],
        },
      },
      undefined,
      args,
    );
    const format = readFormat(flags.format, FORMATS);
    const ledger = await readJson<ProgressLedger>(_.export, 'entries');
    const jwks = flags.keys
      ? await readJson<PublicJwks>(flags.keys, 'keys')
      : undefined;
    const result = verifyLedger(ledger, jwks);
    process.stdout.write(
      format === 'json'
        ? `${JSON.stringify(result, undefined, 2)}\n`
        : describe(result),
    );
    return result.problems.length ? 1 : 0;
  },
};

async function readJson<T>(file: string, list: string): Promise<T> {
  let value: any;
  try {
    value = JSON.parse(await readText(file));
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new Error(`${file} is not JSON: ${error.message}`);
    }
    throw error;
  }
  if (!Array.isArray(value?.[list])) {
    throw new Error(
      `${file} has no list “${list}”; expected ${
        list === 'keys' ? 'a JWKS' : 'an export of progress'
      }`,
    );
  }
  if (list === 'keys') {
    return value;
  }
  value.entries.forEach((entry: any, index: number) => {
    const missing = ENTRY_TEXTS.find(it => typeof entry?.[it] !== 'string');
    if (missing || !Number.isInteger(entry.seq)) {
      throw new Error(
        `${file}, entries[${index}]: found ${
          missing ? `no ${missing}` : 'no whole number as seq'
        }, expected an entry as \`progress\` exports it; export it again`,
      );
    }
  });
  return { bodies: {}, people: {}, checkpoints: [], ...value };
}

function verdict({ problems, unsealed }: LedgerVerification): string {
  if (problems.length) {
    return `${problems.length} problems: this is not what was recorded`;
  }
  return unsealed
    ? `Nothing contradicts itself, but no checkpoint seals ${unsealed} of the events: that these are as they were recorded is not proved`
    : 'Everything that a checkpoint seals is as it was recorded';
}

function describe(result: LedgerVerification): string {
  const { events, learners, erased, checkpoints, unsealed, problems } = result;
  return [
    ...problems.map(({ code, learnerId, seq, message }) =>
      [learnerId && `${learnerId} #${seq}: `, message, ` [${code}]`]
        .filter(Boolean)
        .join(''),
    ),
    `${events} events of ${learners} learners (${erased} erased), ${checkpoints} checkpoints hold, ${unsealed} events are in none yet`,
    verdict(result),
    '',
  ].join('\n');
}
