import { Attribution, SharePool } from '@gpu-academy/attribution';
import { DailyCostRow } from './RollupEngine';
import { splitDecimal, splitUnits, toUnits } from './splitExactly';

/*
 * What a commitment left unused, support and tax cost is shared by those who used something, in proportion to the
 * effective cost of their usage in the same billing period, currency and pool. Usage that nobody could be found for
 * counts too and keeps its share unattributed: nobody pays tax on what others left untagged. What is simulated and what is
 * real never share. A pool without usage stays whole and unattributed.
 *
 * Nothing is lost by rounding: every sum of the rows is what it was.
 */

/** What one subject used of one account in the billing period. */
export interface SharedUsage {
  /** `aws` */
  provider: string;
  /** `aws/123456789012` */
  scope: string;
  currency: string;
  simulated: boolean;
  /** Undefined for usage that has no subject. */
  subjectRef?: string;
  workspaceId?: string;
  /** Decimal string. */
  effective: string;
}

interface Sharer {
  attribution: Attribution;
  weight: bigint;
}

/** Splits rows whose attribution has a `share`; all others come back as they are. @public */
export function splitSharedCosts(
  rows: DailyCostRow[],
  usage: SharedUsage[],
): DailyCostRow[] {
  const sharersByPool = new Map<string, Sharer[]>();
  return rows.flatMap(row => {
    const { share } = row.attribution;
    if (!share) {
      return [row];
    }
    const pool = JSON.stringify([share, row.currency, row.simulated]);
    const sharers = sharersByPool.get(pool) ?? sharersOf(row, share, usage);
    sharersByPool.set(pool, sharers);
    return sharers.length > 0 ? splitRow(row, sharers) : [row];
  });
}

/** In the order of their names, so that the same usage always splits alike. */
function sharersOf(
  row: DailyCostRow,
  pool: SharePool,
  usage: SharedUsage[],
): Sharer[] {
  const weights = new Map<string, { usage: SharedUsage; weight: bigint }>();
  for (const each of usage) {
    const isInPool =
      [each.scope, each.provider, '*'].includes(pool.name) &&
      each.currency === row.currency &&
      each.simulated === row.simulated;
    if (isInPool) {
      const key = JSON.stringify([each.subjectRef, each.workspaceId]);
      const weight = weights.get(key)?.weight ?? 0n;
      weights.set(key, {
        usage: each,
        weight: weight + toUnits(each.effective),
      });
    }
  }
  const { trace } = row.attribution;
  const sharers = [...weights]
    .filter(([, { weight }]) => weight > 0n)
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(
      ([
        ,
        {
          usage: { subjectRef, workspaceId },
          weight,
        },
      ]) => ({
        weight,
        attribution:
          subjectRef === undefined
            ? row.attribution
            : {
                outcome: 'attributed' as const,
                subjectRef,
                ...(workspaceId === undefined ? {} : { workspaceId }),
                trace: { ...trace, candidates: [subjectRef] },
              },
      }),
    );
  return sharers;
}

function splitRow(row: DailyCostRow, sharers: Sharer[]): DailyCostRow[] {
  const weights = sharers.map(({ weight }) => weight);
  const split = (amount: string) => splitDecimal(amount, weights);
  const billed = split(row.billed);
  const effective = split(row.effective);
  const list = split(row.list);
  const quantity = row.quantity === undefined ? [] : split(row.quantity);
  const rows = splitUnits(BigInt(row.rows), weights).map(Number);
  return sharers
    .map(({ attribution }, index) => ({
      ...row,
      attribution,
      billed: billed[index],
      effective: effective[index],
      list: list[index],
      ...(quantity.length > 0 ? { quantity: quantity[index] } : {}),
      rows: rows[index],
    }))
    .filter(
      part =>
        part.rows !== 0 ||
        [part.billed, part.effective, part.list].some(each => each !== '0'),
    );
}
