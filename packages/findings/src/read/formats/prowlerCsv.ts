import { canonicalProvider, principalOfArn } from '../../record/provider';
import { severityOfWord } from '../../record/severity';
import { statusOfWord } from '../../record/status';
import { accessKeyIdIn } from '../fields/accessKeyId';
import { JsonFields } from '../fields/JsonFields';
import { readTags } from '../fields/tags';
import { firstWebAddress } from '../fields/webAddress';
import { FindingFormat } from '../FindingFormat';
import { BadEvent, shown } from '../FindingReadError';
import { readObservedAt } from '../observedAt';
import { recordOf } from '../recordOf';

/*
 * Prowler's CSV: version 4 and later (`ACCOUNT_UID`, `RESOURCE_UID`) and version 3 (`ACCOUNT_ID`, `RESOURCE_ARN`).
 * Ids of checks and resources are those of its OCSF export, so that one source may change from one to the other and
 * keep its findings.
 */

const OBSERVED_AT = { own: ['TIMESTAMP', 'ASSESSMENT_START_TIME'] };

/** A row of Prowler's CSV export. */
export const prowlerCsvFormat: FindingFormat = {
  id: 'prowler-csv',

  recognises(event) {
    return (
      'CHECK_ID' in event && ('STATUS' in event || 'STATUS_EXTENDED' in event)
    );
  },

  read(event, context) {
    const fields = new JsonFields(event);
    const resourceUid = fields.requiredText(
      'the id of the resource',
      'Export the findings again; a row without a resource names none.',
      'RESOURCE_UID',
      'RESOURCE_ARN',
      'RESOURCE_ID',
      'ACCOUNT_UID',
      'ACCOUNT_ID',
    );
    const checkId = fields.requiredText(
      'the id of the check',
      'Export the findings again.',
      'CHECK_ID',
    );
    const status = statusOfWord(fields.text('STATUS') ?? '');
    if (status === undefined) {
      throw new BadEvent({
        field: 'STATUS',
        found: shown(fields.get('STATUS')),
        expected: 'PASS, FAIL or MANUAL',
        remedy: 'Export the findings again.',
      });
    }
    const severity = severityOfWord(fields.text('SEVERITY') ?? '');
    if (severity === undefined) {
      context.warn(
        `SEVERITY ${shown(
          fields.get('SEVERITY'),
        )} is not known; taken as unknown`,
      );
    }
    const description = fields.text('STATUS_EXTENDED');
    return [
      recordOf('prowler-csv', event, context, {
        providerUid: fields.text('FINDING_UID', 'FINDING_UNIQUE_ID'),
        product: 'Prowler',
        checkId,
        title: fields.text('CHECK_TITLE') ?? checkId,
        description,
        severity: severity ?? 'unknown',
        status,
        sourceState: isTrue(fields.text('MUTED')) ? 'suppressed' : 'active',
        provider: canonicalProvider(fields.text('PROVIDER') ?? 'unknown'),
        scopeId: fields.text('ACCOUNT_UID', 'ACCOUNT_ID'),
        region: fields.text('REGION'),
        resourceUid,
        resourceName: fields.text('RESOURCE_NAME'),
        resourceType: fields.text('RESOURCE_TYPE'),
        tags: readTags(listOf(fields.text('RESOURCE_TAGS'))),
        scopeTags: readTags(listOf(fields.text('ACCOUNT_TAGS'))),
        principal: principalOfArn(resourceUid),
        discriminator: accessKeyIdIn(resourceUid, description),
        observedAt: readObservedAt(fields, OBSERVED_AT, context),
        remediation: fields.text('REMEDIATION_RECOMMENDATION_TEXT'),
        remediationUrl: firstWebAddress(
          fields.text('REMEDIATION_RECOMMENDATION_URL'),
          fields.text('RELATED_URL'),
        ),
      }),
    ];
  },
};

function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === 'true';
}

/** `team=ml | learner=ada`, or with commas in older versions. */
function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(text?.includes('|') ? '|' : ',')
    .map(each => each.trim());
}
