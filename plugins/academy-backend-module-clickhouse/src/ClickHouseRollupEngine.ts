import { ClickHouseClient } from '@clickhouse/client';
import {
  ChargeFile,
  InspectedChargeFile,
  PeriodRollup,
  reconcile,
  RollupEngine,
  RollupRequest,
  splitSharedCosts,
  totalsOfPeriod,
} from '@gpu-academy/spend';
import { attributeGroups } from './attributeGroups';
import { ClickHouseSession } from './ClickHouseSession';
import { DailyCostTable } from './DailyCostTable';
import { groupCharges } from './groupCharges';
import { loadCharges } from './loadCharges';

/*
 * The same roll-up in ClickHouse. The reader, which is the embedded engine, inspects each file: it finds the row and
 * column of what cannot be used, which a cluster does not. Then ClickHouse is sent the very files, reads and converts them
 * itself, and sums. What is left to attribute are the distinct combinations of account, tags and moment: they come to this
 * process, climb the ladder as a function, and go back as a table to join. Reconciliation thus compares two engines that
 * share no line of reading.
 */

/** {@link RollupEngine} in a ClickHouse. */
export class ClickHouseRollupEngine implements RollupEngine {
  readonly #client: ClickHouseClient;
  readonly #reader: Pick<RollupEngine, 'inspect'>;

  static create(options: {
    client: ClickHouseClient;
    /** Inspects files. */
    reader: Pick<RollupEngine, 'inspect'>;
  }): ClickHouseRollupEngine {
    return new ClickHouseRollupEngine(options);
  }

  private constructor(
    options: Parameters<typeof ClickHouseRollupEngine.create>[0],
  ) {
    this.#client = options.client;
    this.#reader = options.reader;
  }

  inspect(
    file: ChargeFile,
    options?: { signal?: AbortSignal },
  ): Promise<InspectedChargeFile> {
    return this.#reader.inspect(file, options);
  }

  async rollUp(request: RollupRequest): Promise<PeriodRollup> {
    const session = new ClickHouseSession(this.#client, request.signal);
    try {
      return await rollUpIn(session, request);
    } catch (error) {
      await session.dispose();
      request.signal?.throwIfAborted();
      throw error;
    }
  }
}

async function rollUpIn(
  session: ClickHouseSession,
  request: RollupRequest,
): Promise<PeriodRollup> {
  const { billingPeriod, files, plan } = request;
  const charge = await loadCharges(session, request);
  const group = await groupCharges(session, charge, plan);
  const attributed = await attributeGroups(session, group, plan);
  const daily = await DailyCostTable.create(session, attributed);

  const shared = splitSharedCosts(
    await daily.sharedRows(),
    await daily.sharedUsage(),
  );
  const expected = totalsOfPeriod(files, billingPeriod);
  reconcile(billingPeriod, [...(await daily.totals()), ...shared], expected);
  return {
    billingPeriod,
    totals: expected,
    billedThrough: await daily.usedUntil(),
    attributions: [
      ...new Set([
        ...attributed.attributions.filter(({ share }) => !share),
        ...shared.map(row => row.attribution),
      ]),
    ],
    async *rows() {
      yield* daily.rows();
      if (shared.length > 0) {
        yield shared;
      }
    },
    dispose: () => session.dispose(),
  };
}
