import {
  DefaultPriceBook,
  LabPlan,
  leaveOutUnpriced,
  PublishedUsageRates,
  readTerraformPlan,
  SimulatedSpend,
  simulateLab,
} from '@gpu-academy/spend';
import { cli } from 'cleye';
import { Command } from '../../Command';
import { readFormat } from '../../input/readFormat';
import { readNumber } from '../../input/readNumber';
import { readText } from '../../input/readText';
import { textTable } from '../../output/textTable';

const FORMATS = ['text', 'json'] as const;
const PURCHASES = ['on-demand', 'spot'] as const;

/** `academy spend simulate`: what a lab would cost, before there is one. */
export const spendSimulate: Command = {
  async run(args) {
    const { _, flags } = cli(
      {
        name: 'academy spend simulate',
        parameters: ['[plan]'],
        strictFlags: true,
        flags: {
          provider: {
            type: String,
            placeholder: '<aws|gcp|azure>',
            description: 'Of the instance, where no plan is given',
          },
          instanceType: {
            type: String,
            placeholder: '<type>',
            description: 'Such as g4dn.xlarge',
          },
          region: {
            type: String,
            placeholder: '<region>',
            description: 'Of the instance; of a plan, where it does not say it',
          },
          count: { type: String, default: '1', description: 'Instances' },
          diskGib: {
            type: String,
            default: '0',
            description: 'GiB of disk on each instance',
          },
          purchase: {
            type: String,
            default: 'on-demand',
            placeholder: `<${PURCHASES.join('|')}>`,
          },
          hours: {
            type: String,
            placeholder: '<hours>',
            description: 'How long the lab runs',
          },
          storageGib: {
            type: String,
            default: '0',
            description: 'GiB of object storage, for as long as the lab',
          },
          egressGib: {
            type: String,
            default: '0',
            description: 'GiB sent to the internet',
          },
          budget: {
            type: String,
            placeholder: '<amount>',
            description: 'Exit with 1 where the high end is above it',
          },
          prices: {
            type: String,
            placeholder: '<folder>',
            description: 'A price book of your own, in YAML',
          },
          maxAgeDays: {
            type: String,
            placeholder: '<days>',
            description: 'Refuse prices that are older; 730 unless given',
          },
          format: {
            type: String,
            default: 'text',
            placeholder: `<${FORMATS.join('|')}>`,
          },
        },
        help: {
          description:
            'Estimates the machines, node pools and disks that a Terraform plan creates (`terraform show -json plan.out > plan.json`), or a lab of one kind of instance; lists what costs and has no price.',
          examples: [
            'academy spend simulate --hours 4 plan.json',
            'academy spend simulate --provider aws --region us-east-1 --instance-type g5.xlarge --disk-gib 100 --hours 4 --purchase spot --budget 10',
          ],
        },
      },
      undefined,
      args,
    );
    const format = readFormat(flags.format, FORMATS);
    if (flags.hours === undefined) {
      throw new Error('--hours is missing: say how long the lab runs');
    }
    const refuseAfterDays =
      flags.maxAgeDays === undefined
        ? undefined
        : readNumber('--max-age-days', flags.maxAgeDays);
    const book = DefaultPriceBook.load({
      folder: flags.prices,
      refuseAfterDays,
    });
    const plan = _.plan
      ? leaveOutUnpriced(
          readTerraformPlan(await readText(_.plan), { region: flags.region }),
          book,
        )
      : planOf(flags);
    const simulated = simulateLab(
      plan,
      {
        hours: readNumber('--hours', flags.hours),
        storageGib: readNumber('--storage-gib', flags.storageGib),
        egressGib: readNumber('--egress-gib', flags.egressGib),
        budget: flags.budget,
      },
      book,
      PublishedUsageRates.create({ refuseAfterDays }),
    );
    process.stdout.write(
      format === 'json'
        ? `${JSON.stringify(
            { ...simulated, unpriced: plan.unpriced },
            undefined,
            2,
          )}\n`
        : textOf(simulated, plan),
    );
    return simulated.withinBudget === false ? 1 : 0;
  },
};

function planOf(flags: {
  provider?: string;
  region?: string;
  instanceType?: string;
  purchase: string;
  count: string;
  diskGib: string;
}): LabPlan {
  const { provider, region, instanceType } = flags;
  if (!provider || !region || !instanceType) {
    throw new Error(
      'name a plan in JSON, or --provider, --region and --instance-type of the lab',
    );
  }
  const purchase = PURCHASES.find(each => each === flags.purchase);
  if (!purchase) {
    throw new Error(
      `--purchase is “${flags.purchase}”, but expected ${PURCHASES.join(', ')}`,
    );
  }
  const count = readNumber('--count', flags.count);
  const gib = readNumber('--disk-gib', flags.diskGib);
  return {
    instances: [{ provider, region, instanceType, purchase, count }],
    disks: gib === 0 ? [] : [{ provider, region, gib, count }],
    unpriced: [],
  };
}

function textOf(simulated: SimulatedSpend, plan: LabPlan): string {
  const { currency, low, likely, high, parts, withinBudget } = simulated;
  const lines = [
    `${currency}: low ${low}, likely ${likely}, high ${high}`,
    '',
    textTable([
      ['what', 'quantity', 'unit', 'price', 'amount', 'source'],
      ...parts.map(part => [
        part.title,
        part.quantity,
        part.unit,
        part.unitPrice,
        part.amount,
        part.source,
      ]),
    ]),
  ];
  if (plan.unpriced.length > 0) {
    lines.push(
      '',
      'Costs and is not in it:',
      ...plan.unpriced.map(({ address, reason }) => `  ${address}: ${reason}`),
    );
  }
  if (withinBudget !== undefined) {
    const where = withinBudget ? 'within' : 'above';
    const without =
      plan.unpriced.length > 0 ? ', without what is not in it' : '';
    lines.push('', `The high end is ${where} the budget${without}.`);
  }
  return `${lines.join('\n')}\n`;
}
