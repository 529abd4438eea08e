import { FindingRecord, FindingSourceState } from '../../record/FindingRecord';
import { arnScope, principalOfArn } from '../../record/provider';
import { FindingSeverity, severityOfWord } from '../../record/severity';
import { FindingStatus, statusOfWord } from '../../record/status';
import { accessKeyIdIn } from '../fields/accessKeyId';
import { JsonFields } from '../fields/JsonFields';
import { readTags } from '../fields/tags';
import { firstWebAddress } from '../fields/webAddress';
import { distinctRecords, eventParts, PartList } from '../eventParts';
import { FindingFormat, FindingReadContext } from '../FindingFormat';
import { shown } from '../FindingReadError';
import { readObservedAt } from '../observedAt';
import { recordOf } from '../recordOf';

/*
 * The AWS Security Finding Format: what Security Hub answers, and what Prowler and others send it. Fields and words
 * are those of https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html.
 */

const OBSERVED_AT = {
  own: ['LastObservedAt', 'UpdatedAt'],
  substitutes: ['CreatedAt', 'FirstObservedAt'],
};

const PARTS: readonly PartList[] = ['Resources', 'Vulnerabilities'].map(
  name => ({
    name,
    isNamed: it => new JsonFields(it).text('Id') !== undefined,
  }),
);

/** ASFF, alone or in the `Findings` of an answer. */
export const asffFormat: FindingFormat = {
  id: 'asff',

  recognises(event) {
    return (
      'ProductArn' in event || ('GeneratorId' in event && 'Resources' in event)
    );
  },

  read(event, context) {
    return distinctRecords(
      eventParts(event, PARTS, context).map(part =>
        readPart(new JsonFields(part), event, context),
      ),
    );
  },
};

function readPart(
  fields: JsonFields,
  event: Record<string, unknown>,
  context: FindingReadContext,
): FindingRecord {
  const resourceUid = fields.requiredText(
    'the id of the resource that the finding is about',
    'Export the finding with its resources.',
    'Resources.0.Id',
    'AwsAccountId',
  );
  const checkId = readCheckId(fields);
  const description = fields.text('Description');
  const sourceState = readSourceState(fields);
  return recordOf('asff', event, context, {
    providerUid: fields.text('Id'),
    product: fields.text(
      'ProductFields.ProviderName',
      'ProductName',
      'ProductFields.aws/securityhub/ProductName',
    ),
    checkId,
    title: fields.text('Title') ?? checkId,
    description,
    severity: readSeverity(fields, context),
    status: readStatus(fields, sourceState, context),
    sourceState,
    provider: 'aws',
    scopeId: fields.text('AwsAccountId') ?? arnScope(resourceUid).scopeId,
    region:
      fields.text('Resources.0.Region', 'Region') ??
      arnScope(resourceUid).region,
    resourceUid,
    resourceName: fields.text('ProductFields.ProwlerResourceName'),
    resourceType: fields.text('Resources.0.Type'),
    tags: readTags(fields.get('Resources.0.Tags')),
    scopeTags: {},
    principal:
      fields.text('Resources.0.Details.AwsIamAccessKey.PrincipalName') ??
      principalOfArn(resourceUid),
    discriminator:
      accessKeyIdIn(resourceUid, description) ||
      (fields.text('Vulnerabilities.0.Id') ?? ''),
    observedAt: readObservedAt(fields, OBSERVED_AT, context),
    remediation: fields.text('Remediation.Recommendation.Text'),
    remediationUrl: firstWebAddress(
      fields.get('Remediation.Recommendation.Url'),
      fields.get('ProductFields.RecommendationUrl'),
      fields.get('SourceUrl'),
    ),
  });
}

/** Security Hub's control where it names one; of Prowler its own name of the check, as in its other formats. */
function readCheckId(fields: JsonFields): string {
  const control = fields.text(
    'Compliance.SecurityControlId',
    'ProductFields.ControlId',
  );
  if (control !== undefined) {
    return control;
  }
  const generator = fields.requiredText(
    'the id of the check in GeneratorId',
    'Export the finding with the id or at least the title of its check.',
    'GeneratorId',
    'Title',
  );
  return fields.text('ProductFields.ProviderName') === 'Prowler'
    ? generator.replace(/^prowler-/, '')
    : generator;
}

/** ASFF, "Severity": 0 informational, 1–39 low, 40–69 medium, 70–89 high, 90–100 critical. */
function readSeverity(
  fields: JsonFields,
  context: FindingReadContext,
): FindingSeverity {
  for (const path of ['Severity', 'FindingProviderFields.Severity']) {
    const label = severityOfWord(fields.text(`${path}.Label`) ?? '');
    if (label !== undefined) {
      return label;
    }
    const normalized = fields.number(`${path}.Normalized`);
    if (normalized !== undefined) {
      return severityOfNormalized(normalized);
    }
  }
  context.warn(
    `Severity ${shown(fields.get('Severity'))} is not known; taken as unknown`,
  );
  return 'unknown';
}

function severityOfNormalized(normalized: number): FindingSeverity {
  if (normalized >= 90) {
    return 'critical';
  }
  if (normalized >= 70) {
    return 'high';
  }
  if (normalized >= 40) {
    return 'medium';
  }
  return normalized >= 1 ? 'low' : 'informational';
}

/** An archived record is one that its product no longer sees; RESOLVED is a person's or Security Hub's own word. */
function readSourceState(fields: JsonFields): FindingSourceState {
  const workflow = fields.text('Workflow.Status');
  if (fields.text('RecordState') === 'ARCHIVED' || workflow === 'RESOLVED') {
    return 'resolved';
  }
  return workflow === 'SUPPRESSED' ? 'suppressed' : 'active';
}

function readStatus(
  fields: JsonFields,
  sourceState: FindingSourceState,
  context: FindingReadContext,
): FindingStatus {
  if (sourceState === 'resolved') {
    return 'pass';
  }
  const word = fields.text('Compliance.Status');
  const status = statusOfWord(word ?? '');
  if (status === undefined && word !== undefined) {
    context.warn(
      `Compliance.Status ${shown(word)} is not known; taken as fail`,
    );
  }
  // What is no check of a rule (GuardDuty, Macie) has no such field and is reported because it is there.
  return status ?? 'fail';
}
