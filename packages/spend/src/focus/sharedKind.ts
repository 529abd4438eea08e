import { SharedCostKind } from '@gpu-academy/attribution';

/*
 * What of FOCUS stands for no single resource. An unused commitment says so (`CommitmentDiscountStatus`, 1.0); tax is a
 * charge category; support has a subcategory of services since 1.1, and before that only a name, such as `AWS Support
 * (Business)` or `Microsoft Support`. A credit is nobody's share.
 */

/** The columns of a charge that say it; as exporters write them, trimmed. */
export interface SharedKindColumns {
  chargeCategory: string;
  commitmentStatus?: string;
  serviceSubcategory?: string;
  serviceName?: string;
}

const SUPPORT_NAME = '(^|[^a-z])support([^a-z]|$)';

/** Undefined for a charge that is for some resource. */
export function sharedKind(
  columns: SharedKindColumns,
): SharedCostKind | undefined {
  const { chargeCategory, commitmentStatus, serviceSubcategory, serviceName } =
    columns;
  if (chargeCategory === 'Tax') {
    return 'tax';
  }
  if (chargeCategory !== 'Usage' && chargeCategory !== 'Purchase') {
    return undefined;
  }
  if (commitmentStatus?.toLowerCase() === 'unused') {
    return 'unused-commitment';
  }
  const isSupport =
    serviceSubcategory === undefined
      ? new RegExp(SUPPORT_NAME).test(serviceName?.toLowerCase() ?? '')
      : serviceSubcategory.toLowerCase() === 'support';
  return isSupport ? 'support' : undefined;
}

/** The same over the columns of `charge`. */
export const SHARED_KIND_SQL = `CASE
    WHEN charge_category = 'Tax' THEN 'tax'
    WHEN charge_category NOT IN ('Usage', 'Purchase') THEN NULL
    WHEN lower(commitment_status) = 'unused' THEN 'unused-commitment'
    WHEN lower(service_subcategory) = 'support' THEN 'support'
    WHEN service_subcategory IS NULL AND regexp_matches(lower(service_name), '${SUPPORT_NAME}') THEN 'support'
  END`;
