import { AttributionPlan, AttributionSql } from '@gpu-academy/attribution';
import { InspectedChargeFile } from '../focus/ChargeFile';
import {
  fileColumnsSql,
  fileRelation,
  isReadByValue,
  literal,
  sumSql,
  valueSql,
} from '../focus/chargeSql';
import { findFocusColumns, FoundFocusColumn } from '../focus/focusColumns';
import { SHARED_KIND_SQL } from '../focus/sharedKind';

/*
 * All files of a period as sums by everything that daily cost and attribution tell apart. This is the one pass whose work
 * grows with the charges, so it does nothing to a charge that can be done to a sum: texts and tags are grouped as the
 * file has them and read once for each distinct value, decimals are added up in the file's own type.
 *
 * Charges of a day are summed together even though attribution asks for the time: `charged_at` is the day's start.
 * Only days that a lease or an override cuts are summed moment by moment, in a second scan that reads nothing else: few
 * accounts are cut on few days, and joining every charge to find out would cost more. Text files are not scanned twice;
 * there, if anything is cut, every moment is kept apart.
 */

/** Columns of `charge_group` that daily cost is grouped by. */
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

/** What of a roll-up's request the groups depend on. */
interface GroupRequest {
  files: InspectedChargeFile[];
  billingPeriod: string;
  plan: AttributionPlan;
  simulated?: boolean;
}

/** Files that have the same columns. */
interface FileShape {
  files: InspectedChargeFile[];
  columns: FoundFocusColumn[];
  /** Name of the table of cut days, where this shape has one. */
  cuts: string;
}

/** Statements that make the table `charge_group`. */
export function chargeGroupStatements(
  request: GroupRequest,
  attribution: AttributionSql,
): string[] {
  const shapes = shapesOf(request.files);
  const groups = shapes.flatMap(shape => {
    if (!attribution.hasCuts) {
      return [groupSql(shape, request, { by: 'day' })];
    }
    return isColumnar(shape)
      ? [
          groupSql(shape, request, { by: 'day', cut: 'ANTI' }),
          groupSql(shape, request, { by: 'moment', cut: 'SEMI' }),
        ]
      : [groupSql(shape, request, { by: 'moment' })];
  });
  const cuts = attribution.hasCuts
    ? shapes.filter(isColumnar).flatMap(shape => cutTable(shape, attribution))
    : [];
  return [
    ...(cuts.length > 0 ? attribution.setupCuts() : []),
    ...cuts,
    `CREATE TEMP TABLE charge_group AS ${groups.join('\nUNION ALL\n')}`,
  ];
}

/** Files of one shape are read together, so that a month of small files is one scan. */
function shapesOf(files: InspectedChargeFile[]): FileShape[] {
  const byShape = new Map<string, InspectedChargeFile[]>();
  for (const file of files) {
    const shape = JSON.stringify([file.format, file.columns]);
    byShape.set(shape, [...(byShape.get(shape) ?? []), file]);
  }
  return [...byShape.values()].map((ofShape, index) => ({
    files: ofShape,
    columns: findFocusColumns(ofShape[0].columns, ofShape[0].name),
    cuts: `cut_${index}`,
  }));
}

function isColumnar(shape: FileShape): boolean {
  return shape.files[0].format === 'parquet';
}

/** The cut days of the accounts in files of one shape, by the columns that name the account as the files have them. */
function cutTable(shape: FileShape, attribution: AttributionSql): string[] {
  const columns = accountColumns(shape).join(', ');
  const account = `${shape.cuts}_account`;
  return [
    `CREATE TEMP TABLE ${account} AS
      SELECT *, ${valueOf(shape, 'provider')} AS provider, ${valueOf(
      shape,
      'scope_id',
    )} AS scope_id
      FROM (SELECT DISTINCT ${columns} FROM ${relationOf(shape)})`,
    `CREATE TEMP TABLE ${shape.cuts} AS
      SELECT DISTINCT ${columns}, cut.day AS cut_day
      FROM ${account} account
      JOIN (${attribution.selectCuts(account)}) cut
        ON cut.provider = account.provider AND cut.scope_id IS NOT DISTINCT FROM account.scope_id`,
  ];
}

/** Text columns of a charge, as `charge_group` names them. */
const TEXTS = [
  'provider',
  'service_category',
  'service_name',
  'service_subcategory',
  'commitment_status',
  'charge_category',
  'currency',
  'scope_id',
  'resource_id',
  'region',
  'unit',
  'tags',
];

/** The rows of `charge_group` out of files of one shape: all of them, or those on days that are cut, or not. */
function groupSql(
  shape: FileShape,
  request: GroupRequest,
  options: { by: 'day' | 'moment'; cut?: 'ANTI' | 'SEMI' },
): string {
  const unasked = unaskedColumns(request.plan);
  const columns = shape.columns.filter(({ as }) => !unasked.has(as));
  const sums = columns.filter(({ kind }) => kind === 'decimal');
  const chargedAt = valueOf(shape, 'charged_at');
  const day = `(${chargedAt})::DATE`;
  const joinCuts = (dayOfRow: string) =>
    `${options.cut} JOIN ${shape.cuts} cut ON ${accountColumns(shape)
      .map(column => `charge.${column} IS NOT DISTINCT FROM cut.${column}`)
      .join(' AND ')} AND ${dayOfRow} = cut.cut_day`;
  const billingPeriodStart = valueOf(shape, 'billing_period_start');
  const month = `DATE ${literal(`${request.billingPeriod}-01`)}`;
  const sumOfCharges = `
        SELECT ${[
          ...new Set(columns.filter(isReadByValue).flatMap(fileColumnsSql)),
          `${options.by === 'day' ? day : chargedAt} AS charge_moment`,
          'count(*) AS charge_count',
          `max(${valueOf(shape, 'charged_until')}) AS charged_until`,
          ...sums.map(focus => `${sumSql(focus)} AS sum_${focus.as}`),
        ].join(', ')}
        FROM ${relationOf(shape)} charge
        ${options.cut === 'SEMI' ? joinCuts(day) : ''}
        WHERE ${billingPeriodStart} >= ${month} AND ${billingPeriodStart} < ${month} + INTERVAL 1 MONTH
        GROUP BY ALL`;
  const texts = TEXTS.map(
    as => `${unasked.has(as) ? 'NULL::VARCHAR' : valueOf(shape, as)} AS ${as}`,
  );
  return `
    SELECT * EXCLUDE (commitment_status, service_subcategory, service_category, service_name),
      ${SHARED_KIND_SQL} AS shared_kind, coalesce(service_category, 'Other') AS service_category,
      coalesce(service_name, 'Unspecified') AS service_name
    FROM (
      SELECT charge_moment::DATE AS day, charge_moment::TIMESTAMP AS charged_at, charge_count AS rows,
        charged_until AS used_until, ${sums
          .map(({ as }) => `sum_${as} AS ${as}`)
          .join(', ')}, ${texts.join(', ')},
        ${
          request.simulated
            ? 'true'
            : `coalesce(${valueOf(shape, 'simulated')}, false)`
        } AS simulated
      FROM (${sumOfCharges}) charge
      ${options.cut === 'ANTI' ? joinCuts('charge.charge_moment') : ''}
    )`;
}

/** Columns that only some plans ask for; each makes groups smaller. */
function unaskedColumns(plan: AttributionPlan): Set<string> {
  const { sharedCosts = [], overrides = [] } = plan;
  return new Set([
    ...(sharedCosts.length > 0
      ? []
      : ['commitment_status', 'service_subcategory']),
    ...(overrides.some(({ resourceId }) => resourceId !== undefined)
      ? []
      : ['resource_id']),
  ]);
}

/** The columns of the file that name provider and account. */
function accountColumns(shape: FileShape): string[] {
  return ['provider', 'scope_id'].flatMap(as =>
    fileColumnsSql(columnOf(shape, as)),
  );
}

function relationOf(shape: FileShape): string {
  return fileRelation(shape.files, shape.files[0].columns);
}

function valueOf(shape: FileShape, as: string): string {
  return valueSql(columnOf(shape, as));
}

function columnOf(shape: FileShape, as: string): FoundFocusColumn {
  return shape.columns.find(focus => focus.as === as)!;
}
