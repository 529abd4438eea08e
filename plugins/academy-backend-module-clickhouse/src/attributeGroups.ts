import {
  Attribution,
  AttributionPlan,
  createAttributor,
  sharePool,
} from '@gpu-academy/attribution';
import { sharedKind } from '@gpu-academy/spend';
import { ClickHouseSession, TABLE_ENGINE } from './ClickHouseSession';
import { KEY_COLUMNS } from './groupCharges';
import { readTags } from './readTags';

/** Groups of charges with whom they belong to. */
export interface AttributedGroups {
  /** What stands behind FROM: a row a group, with `attribution_id`, `provider_key` and `scope_name`. */
  relation: string;
  /** By `attribution_id`. */
  attributions: Attribution[];
}

const COLUMNS =
  'attributed_key String, attribution_id UInt32, provider_key String, scope_name String';

/** Lets each distinct key of the groups climb the ladder once. */
export async function attributeGroups(
  session: ClickHouseSession,
  group: string,
  plan: AttributionPlan,
): Promise<AttributedGroups> {
  const table = await session.createTable(
    'attribution',
    `(${COLUMNS}) ${TABLE_ENGINE}`,
  );
  const attribute = createAttributor(plan);
  const ids = new Map<string, number>();
  const attributions: Attribution[] = [];
  const keys = session.stream(
    `SELECT key_id, ${KEY_COLUMNS.join(', ')} FROM ${group}
    LIMIT 1 BY key_id`,
  );
  for await (const batch of keys) {
    const rows = (batch as KeyRow[]).map(row => {
      const attribution = attribute(recordOf(row));
      const text = JSON.stringify(attribution);
      const id = ids.get(text) ?? attributions.push(attribution) - 1;
      ids.set(text, id);
      const [keyId, provider, scope] = row;
      return [keyId, id, ...poolNames(provider, scope ?? undefined)];
    });
    await session.insertRows(table, COLUMNS, rows);
  }
  return {
    relation: `${group} AS charge_group INNER JOIN ${table} AS attributed ON attributed_key = key_id`,
    attributions,
  };
}

type KeyRow = [
  keyId: string,
  provider: string,
  scopeId: string | null,
  moment: string,
  tags: string | null,
  resourceId: string | null,
  chargeCategory: string,
  commitmentStatus: string | null,
  serviceSubcategory: string | null,
  serviceName: string,
];

function recordOf(row: KeyRow) {
  const [, provider, scopeId, moment, tags, resourceId] = row;
  const [chargeCategory, commitmentStatus, serviceSubcategory, serviceName] =
    row.slice(6) as [string, string | null, string | null, string];
  return {
    provider,
    scopeId: scopeId ?? undefined,
    at: moment,
    tags: readTags(tags),
    resourceId: resourceId ?? undefined,
    sharedKind: sharedKind({
      chargeCategory,
      commitmentStatus: commitmentStatus ?? undefined,
      serviceSubcategory: serviceSubcategory ?? undefined,
      serviceName,
    }),
  };
}

/** The provider and the account as pools of shared cost are named. */
function poolNames(provider: string, scopeId: string | undefined): string[] {
  return (['provider', 'scope'] as const).map(
    within =>
      sharePool({ id: '', kind: 'tax', within }, { provider, scopeId }).name,
  );
}
