import { Attribution } from '@gpu-academy/attribution';
import { ChargeTotals, DailyCostRow, SharedUsage } from '@gpu-academy/spend';
import { AttributedGroups } from './attributeGroups';
import { ClickHouseSession, TABLE_ENGINE } from './ClickHouseSession';
import { DIMENSIONS } from './groupCharges';

/** Daily cost of a period in ClickHouse, before shared cost is split. */
export class DailyCostTable {
  readonly #session: ClickHouseSession;
  readonly #groups: AttributedGroups;
  readonly #table: string;
  /** A condition: the row is cost that is to be split. */
  readonly #isShared: string;

  static async create(
    session: ClickHouseSession,
    groups: AttributedGroups,
  ): Promise<DailyCostTable> {
    const dimensions = DIMENSIONS.join(', ');
    const table = await session.createTable(
      'daily',
      `${TABLE_ENGINE} AS
      SELECT attribution_id, ${dimensions}, sum(billed) AS billed, sum(effective) AS effective, sum(list) AS list,
        sum(quantity) AS quantity, min(unit) AS unit, max(unit) AS last_unit, sum(rows) AS rows
      FROM ${groups.relation} GROUP BY attribution_id, ${dimensions}`,
    );
    return new DailyCostTable(session, groups, table);
  }

  private constructor(
    session: ClickHouseSession,
    groups: AttributedGroups,
    table: string,
  ) {
    this.#session = session;
    this.#groups = groups;
    this.#table = table;
    const shared = groups.attributions.flatMap(({ share }, id) =>
      share ? [id] : [],
    );
    this.#isShared =
      shared.length > 0 ? `attribution_id IN (${shared.join(', ')})` : 'false';
  }

  /** Of what is not shared. */
  async totals(): Promise<ChargeTotals[]> {
    const rows = await this.#session.query(
      `SELECT currency, sum(rows), sum(billed), sum(effective), sum(list)
      FROM ${this.#table} WHERE NOT ${this.#isShared} GROUP BY currency`,
    );
    return (rows as (string | null)[][]).map(
      ([currency, count, billed, effective, list]) => ({
        currency: currency!,
        rows: Number(count),
        billed: billed ?? '0',
        effective: effective ?? '0',
        list: list ?? '0',
      }),
    );
  }

  /** Where the newest usage ends, ISO 8601; undefined without usage. */
  async usedUntil(): Promise<string | undefined> {
    const [[count, usedUntil]] = await this.#session.query(
      `SELECT count(), formatDateTime(max(used_until), '%Y-%m-%dT%H:%i:%SZ', 'UTC')
      FROM ${this.#groups.relation} WHERE charge_category = 'Usage'`,
    );
    return Number(count) > 0 ? (usedUntil as string) : undefined;
  }

  /** In a fixed order, so that the same cost always splits alike. */
  async sharedRows(): Promise<DailyCostRow[]> {
    const rows = await this.#session.query(
      `${this.#select(this.#isShared)} ORDER BY ALL`,
    );
    return rows.map(row => this.#read(row));
  }

  /** What each subject used of each account; nothing where nothing is shared. */
  async sharedUsage(): Promise<SharedUsage[]> {
    if (this.#isShared === 'false') {
      return [];
    }
    const rows = await this.#session.query(
      `SELECT provider_key, scope_name, currency, simulated, attribution_id, sum(effective)
      FROM ${this.#groups.relation} WHERE charge_category = 'Usage' AND NOT ${
        this.#isShared
      }
      GROUP BY provider_key, scope_name, currency, simulated, attribution_id`,
    );
    return (
      rows as [string, string, string, boolean, number, string | null][]
    ).map(([provider, scope, currency, simulated, id, effective]) => {
      const { subjectRef, workspaceId } = this.#attribution(id);
      return {
        provider,
        scope,
        currency,
        simulated,
        ...(subjectRef === undefined ? {} : { subjectRef }),
        ...(workspaceId === undefined ? {} : { workspaceId }),
        effective: effective ?? '0',
      };
    });
  }

  /** What is not shared, in batches. */
  async *rows(): AsyncIterable<DailyCostRow[]> {
    for await (const batch of this.#session.stream(
      this.#select(`NOT ${this.#isShared}`),
    )) {
      yield batch.map(row => this.#read(row));
    }
  }

  #select(condition: string): string {
    return `SELECT attribution_id, ${DIMENSIONS.join(
      ', ',
    )}, billed, effective, list, rows,
      if(unit = last_unit, quantity, NULL) AS quantity_of_unit, if(unit = last_unit, unit, NULL) AS one_unit
    FROM ${this.#table} WHERE ${condition}`;
  }

  #attribution(id: number): Attribution {
    return this.#groups.attributions[id];
  }

  /** By position, in the order of the SELECT. */
  #read(row: unknown[]): DailyCostRow {
    const [id, day, provider, serviceCategory, serviceName] = row as [
      number,
      ...string[],
    ];
    const [region, chargeCategory, currency, simulated] = row.slice(5) as [
      string | null,
      string,
      string,
      boolean,
    ];
    const [billed, effective, list, rows, quantity, unit] = row.slice(9) as (
      | string
      | null
    )[];
    return {
      attribution: this.#attribution(id),
      day,
      provider,
      serviceCategory,
      serviceName,
      ...(region === null ? {} : { region }),
      chargeCategory,
      currency,
      simulated,
      billed: billed ?? '0',
      effective: effective ?? '0',
      list: list ?? '0',
      ...(quantity === null ? {} : { quantity }),
      ...(unit === null ? {} : { unit }),
      rows: Number(rows),
    };
  }
}
