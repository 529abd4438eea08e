import { blocks, text } from '../../plan/attributes';
import { checkByCloud, firstComplaint } from '../Check';
import { googleGrants, isForEverybodyOfGoogle } from '../googleGrants';
import { PlannedResource } from '../LabRun';
import { storageProblem, storesOf } from '../storageProblem';

/** What the company pays is nobody else's business. */
export const exportPrivate = checkByCloud({
  id: 'export-private',
  title: 'The export is private',
  praise: 'The export is private.',
  hint: {
    aws: 'Close the bucket of the export (`aws_s3_bucket_public_access_block`) and let it expire what is old.',
    gcp: 'Take `allUsers`, `allAuthenticatedUsers` and whole domains out of `access` of the dataset.',
    azure:
      'Close the storage account of the export (`allow_nested_items_to_be_public = false`) and let it expire what is old.',
  },
  complaint: {
    aws: storageProblem,
    gcp: run =>
      firstComplaint(run.planned, resource =>
        googleGrants(resource).some(({ members }) =>
          members.some(
            member =>
              isForEverybodyOfGoogle(member) || member.startsWith('domain:'),
          ),
        ) || isForDomain(resource)
          ? 'can be read by more than the team'
          : undefined,
      ) ?? (storesOf(run).length ? storageProblem(run) : undefined),
    azure: storageProblem,
  },
});

function isForDomain({ type, values }: PlannedResource): boolean {
  return [
    ...(type === 'google_bigquery_dataset' ? blocks(values, 'access') : []),
    ...(type === 'google_bigquery_dataset_access' ? [values] : []),
  ].some(access => text(access, 'domain') !== '');
}
