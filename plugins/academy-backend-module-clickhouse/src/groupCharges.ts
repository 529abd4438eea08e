import { AttributionPlan, cutDays } from '@gpu-academy/attribution';
import { ClickHouseSession, TABLE_ENGINE } from './ClickHouseSession';

/** Columns of a group that its attribution depends on, in the order in which `attributeGroups` reads them. */
export const KEY_COLUMNS = [
  'provider',
  'scope_id',
  'moment',
  'tags',
  'resource_id',
  'charge_category',
  'commitment_status',
  'service_subcategory',
  'service_name',
] as const;

/** Columns that daily cost is grouped by. */
export const DIMENSIONS = [
  'day',
  'provider',
  'service_category',
  'service_name',
  'region',
  'charge_category',
  'currency',
  'simulated',
] as const;

/**
 * Sums charges by everything that daily cost and attribution tell apart, and answers the table. `moment` is the start of
 * the day, but for the days of an account that a lease or an override cuts, where it is the charge's own time.
 */
export async function groupCharges(
  session: ClickHouseSession,
  charge: string,
  plan: AttributionPlan,
): Promise<string> {
  const cut = await cutTable(session, charge, plan);
  const key = KEY_COLUMNS.map(column => `toString(${column})`).join(', ');
  const columns = [...new Set([...DIMENSIONS, ...KEY_COLUMNS])].join(', ');
  return await session.createTable(
    'group',
    `${TABLE_ENGINE} AS
    SELECT key_id, ${columns}, unit, sum(billed) AS billed, sum(effective) AS effective, sum(list) AS list,
      sum(quantity) AS quantity, count() AS rows, max(charged_until) AS used_until
    FROM (
      SELECT *, hex(sipHash128(toJSONString(tuple(${key})))) AS key_id
      FROM (
        SELECT *, toDate(charged_at) AS day,
          if(cut_day = day, charged_at, toDateTime64(day, 6, 'UTC')) AS moment
        FROM ${charge} AS charge
        LEFT JOIN ${cut} AS cut
          ON cut_provider = ifNull(provider, '') AND cut_scope_id = ifNull(scope_id, '') AND cut_day = toDate(charged_at)
      )
    )
    GROUP BY key_id, ${columns}, unit`,
  );
}

const CUT_COLUMNS = 'cut_provider String, cut_scope_id String, cut_day Date';

/** The days of accounts that a plan cuts. */
async function cutTable(
  session: ClickHouseSession,
  charge: string,
  plan: AttributionPlan,
): Promise<string> {
  const table = await session.createTable(
    'cut',
    `(${CUT_COLUMNS}) ${TABLE_ENGINE}`,
  );
  const accounts = (await session.query(
    `SELECT DISTINCT ifNull(provider, ''), ifNull(scope_id, '') FROM ${charge}`,
  )) as [string, string][];
  await session.insertRows(
    table,
    CUT_COLUMNS,
    accounts.flatMap(([provider, scopeId]) =>
      cutDays(plan, { provider, scopeId }).map(day => [provider, scopeId, day]),
    ),
  );
  return table;
}
