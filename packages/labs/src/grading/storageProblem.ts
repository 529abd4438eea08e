import { blocks, hasItems, text } from '../plan/attributes';
import { Attributes } from '../plan/TerraformPlan';
import { CloudProvider } from '../lab/LabContract';
import { isForEverybody, resourceStatements } from './awsStatements';
import { Complaint, firstComplaint } from './Check';
import { googleGrants, isForEverybodyOfGoogle } from './googleGrants';
import { LabRun, PlannedResource } from './LabRun';
import { refersTo } from './refersTo';

/** The types of object storage. */
const STORES: Record<CloudProvider, string> = {
  aws: 'aws_s3_bucket',
  gcp: 'google_storage_bucket',
  azure: 'azurerm_storage_account',
};

type Problem = (run: LabRun, store: PlannedResource) => string | undefined;

/** How a store is open to others than those who are named. */
const OPEN: Record<CloudProvider, Problem> = {
  aws(run, bucket) {
    const block = run
      .appliedOf('aws_s3_bucket_public_access_block')
      .find(it => refersTo(it.values?.bucket, bucket));
    const account = run.appliedOf('aws_s3_account_public_access_block');
    const isClosed = [
      'block_public_acls',
      'block_public_policy',
      'ignore_public_acls',
      'restrict_public_buckets',
    ].every(name =>
      [block, ...account].some(it => it?.values?.[name] === true),
    );
    if (!isClosed) {
      return 'can be opened to the public';
    }
    const ofBucket = ({ values }: PlannedResource) =>
      refersTo(values?.bucket, bucket);
    const isPublic = (acl: string) => /^(public-|authenticated-)/.test(acl);
    return isPublic(text(bucket.values, 'acl')) ||
      run
        .appliedOf('aws_s3_bucket_acl')
        .some(it => ofBucket(it) && isPublic(text(it.values, 'acl'))) ||
      resourceStatements(run).some(
        statement =>
          isForEverybody(statement) &&
          (statement.resource.address === bucket.address ||
            (statement.resource.type === 'aws_s3_bucket_policy' &&
              ofBucket(statement.resource))),
      )
      ? 'is open to the public (a policy or access list lets everybody in)'
      : undefined;
  },
  gcp(run, bucket) {
    const { values } = bucket;
    if (
      text(values, 'public_access_prevention') !== 'enforced' ||
      values?.uniform_bucket_level_access !== true
    ) {
      return 'can be opened to the public';
    }
    const isOpen = run.applied.some(
      it =>
        it.type.startsWith('google_storage_') &&
        refersTo(it.values?.bucket, bucket) &&
        googleGrants(it).some(({ members }) =>
          members.some(isForEverybodyOfGoogle),
        ),
    );
    return isOpen
      ? 'is open to the public (a role or access list lets everybody in)'
      : undefined;
  },
  azure(run, account) {
    const { values } = account;
    if (values?.allow_nested_items_to_be_public !== false) {
      return 'can be opened to the public';
    }
    if (!/^TLS1_[23]$/.test(text(values, 'min_tls_version'))) {
      return 'takes connections that are older than TLS 1.2';
    }
    if (
      values?.https_traffic_only_enabled === false ||
      values?.enable_https_traffic_only === false
    ) {
      return 'takes connections that are not encrypted';
    }
    const open = run
      .appliedOf('azurerm_storage_container')
      .find(
        it =>
          /^(blob|container)$/i.test(
            text(it.values, 'container_access_type'),
          ) &&
          (refersTo(it.values?.storage_account_id, account) ||
            refersTo(it.values?.storage_account_name, account)),
      );
    return open
      ? `is open to the public (${open.address} has container_access_type ${open.values?.container_access_type})`
      : undefined;
  },
};

/** How a store keeps what nobody needs. */
const KEEPS: Record<CloudProvider, Problem> = {
  aws(run, bucket) {
    const ends =
      blocks(bucket.values, 'lifecycle_rule').some(it => it.enabled === true) ||
      run
        .appliedOf('aws_s3_bucket_lifecycle_configuration')
        .some(
          it =>
            refersTo(it.values?.bucket, bucket) &&
            blocks(it.values, 'rule').some(
              rule => rule.status === 'Enabled' && isAboutObjects(rule),
            ),
        );
    return ends ? undefined : 'keeps everything forever';
  },
  gcp(_, { values }) {
    return blocks(values, 'lifecycle_rule').some(rule =>
      blocks(rule, 'action').every(
        it => it.type !== 'AbortIncompleteMultipartUpload',
      ),
    )
      ? undefined
      : 'keeps everything forever';
  },
  azure(run, account) {
    const ends = run
      .appliedOf('azurerm_storage_management_policy')
      .some(
        it =>
          refersTo(it.values?.storage_account_id, account) &&
          blocks(it.values, 'rule').some(rule => rule.enabled === true),
      );
    return ends ? undefined : 'keeps everything forever';
  },
};

// A rule that only throws away what was never whole keeps everything else. One of which nothing is known is believed.
function isAboutObjects(rule: Attributes): boolean {
  const names = [
    'expiration',
    'noncurrent_version_expiration',
    'transition',
    'noncurrent_version_transition',
  ];
  return (
    names.some(name => blocks(rule, name).length > 0) ||
    !hasItems(rule, 'abort_incomplete_multipart_upload')
  );
}

/** The object stores that were applied. */
export function storesOf(run: LabRun): PlannedResource[] {
  return run.appliedOf(STORES[run.cloud]);
}

/** The first store that is open, or keeps what nobody needs; a complaint, too, where there is none. */
export function storageProblem(run: LabRun): Complaint | undefined {
  return storesOf(run).length
    ? firstComplaint(
        storesOf(run),
        store => OPEN[run.cloud](run, store) ?? KEEPS[run.cloud](run, store),
      )
    : {
        message: `The plan holds no ${STORES[run.cloud]}.`,
        evidence: 'plan.json#/planned_values',
      };
}

/** The first store that is open to others than those who are named. */
export function openStorageProblem(run: LabRun): Complaint | undefined {
  return firstComplaint(storesOf(run), store => OPEN[run.cloud](run, store));
}
