import { blocks, text } from '../plan/attributes';
import { CloudProvider } from '../lab/LabContract';
import { complain, Complaint } from './Check';
import { LabRun, PlannedResource } from './LabRun';
import { refersTo } from './refersTo';

/** The types of object storage. */
const STORES: Record<CloudProvider, string> = {
  aws: 'aws_s3_bucket',
  gcp: 'google_storage_bucket',
  azure: 'azurerm_storage_account',
};

/** What is wrong with a store: it is open, or keeps what nobody needs. */
const WRONG: Record<
  CloudProvider,
  (run: LabRun, store: PlannedResource) => string | undefined
> = {
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
    const ends =
      blocks(bucket.values, 'lifecycle_rule').some(it => it.enabled === true) ||
      run
        .appliedOf('aws_s3_bucket_lifecycle_configuration')
        .some(
          it =>
            refersTo(it.values?.bucket, bucket) &&
            blocks(it.values, 'rule').some(rule => rule.status === 'Enabled'),
        );
    return ends ? undefined : 'keeps everything forever';
  },
  gcp(_, { values }) {
    if (
      text(values, 'public_access_prevention') !== 'enforced' ||
      values?.uniform_bucket_level_access !== true
    ) {
      return 'can be opened to the public';
    }
    return blocks(values, 'lifecycle_rule').length
      ? undefined
      : 'keeps everything forever';
  },
  azure(run, account) {
    const { values } = account;
    if (values?.allow_nested_items_to_be_public !== false) {
      return 'can be opened to the public';
    }
    if (!/^TLS1_[23]$/.test(text(values, 'min_tls_version'))) {
      return 'takes connections that are older than TLS 1.2';
    }
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

/** The object stores that were applied. */
export function storesOf(run: LabRun): PlannedResource[] {
  return run.appliedOf(STORES[run.cloud]);
}

/** The first store that is open, or keeps what nobody needs; a complaint, too, where there is none. */
export function storageProblem(run: LabRun): Complaint | undefined {
  const stores = storesOf(run);
  if (!stores.length) {
    return {
      message: `The plan holds no ${STORES[run.cloud]}.`,
      evidence: 'plan.json#/planned_values',
    };
  }
  for (const store of stores) {
    const what = WRONG[run.cloud](run, store);
    if (what) {
      return complain(store, what);
    }
  }
  return undefined;
}
