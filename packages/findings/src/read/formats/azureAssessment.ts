import { FindingSourceState } from '../../record/FindingRecord';
import { canonicalProvider } from '../../record/provider';
import { FindingSeverity, severityOfWord } from '../../record/severity';
import { FindingStatus, statusOfWord } from '../../record/status';
import { isJsonObject, JsonFields } from '../fields/JsonFields';
import { readTags } from '../fields/tags';
import { firstWebAddress } from '../fields/webAddress';
import { FindingFormat, FindingReadContext } from '../FindingFormat';
import { shown } from '../FindingReadError';
import { readObservedAt } from '../observedAt';
import { recordOf } from '../recordOf';

/*
 * Defender for Cloud: assessments as Azure Resource Manager answers them, and as rows of Resource Graph
 * (`securityresources`), which have the same properties. Names come in several spellings (`id`, `Id`, `ResourceId`).
 * https://learn.microsoft.com/rest/api/defenderforcloud/assessments
 *
 * An assessment says when its status changed and not when it was last evaluated: the time of the answer is the better
 * one, and the change stands in for it with a warning.
 */

const ASSESSMENT_ID = /^(.*)\/providers\/Microsoft\.Security\/assessments\//i;

/** Defender for Cloud assessments and rows of Resource Graph. */
export const azureAssessmentFormat: FindingFormat = {
  id: 'azure-assessment',

  recognises(event) {
    return (
      (typeof event.type === 'string' &&
        event.type.toLowerCase() === 'microsoft.security/assessments') ||
      (typeof event.id === 'string' && ASSESSMENT_ID.test(event.id))
    );
  },

  read(event, context) {
    const fields = new JsonFields(withProperties(event));
    const id = fields.requiredText(
      'the id of the assessment',
      'Export the assessment as Resource Manager or Resource Graph answers it.',
      'id',
    );
    const resourceUid =
      fields.text(
        'properties.resourceDetails.id',
        'properties.resourceDetails.Id',
        'properties.resourceDetails.ResourceId',
      ) ??
      ASSESSMENT_ID.exec(id)?.[1] ??
      id;
    const checkId = fields.requiredText(
      'the key of the assessment',
      'Export the assessment with its name.',
      'name',
    );
    const sourceState: FindingSourceState =
      fields.text('properties.status.cause') === 'Exempt'
        ? 'suppressed'
        : 'active';
    return [
      recordOf('azure-assessment', event, context, {
        providerUid: id,
        product: 'Microsoft Defender for Cloud',
        checkId,
        title:
          fields.text(
            'properties.displayName',
            'properties.metadata.displayName',
          ) ?? checkId,
        description: fields.text(
          'properties.status.description',
          'properties.metadata.description',
        ),
        severity: readSeverity(fields, context),
        status: readStatus(fields, context),
        sourceState,
        provider: canonicalProvider(
          fields.text(
            'properties.resourceDetails.source',
            'properties.resourceDetails.Source',
          ) ?? 'azure',
        ),
        scopeId:
          fields.text('subscriptionId') ??
          /\/subscriptions\/([^/]+)/i.exec(id)?.[1],
        region: fields.text('location'),
        resourceUid,
        resourceName: resourceUid.split('/').pop(),
        resourceType: typeOf(resourceUid),
        tags: readTags(
          fields.get('tags'),
          fields.get('properties.resourceDetails.tags'),
        ),
        scopeTags: {},
        discriminator: '',
        observedAt: readObservedAt(
          fields,
          {
            own: ['properties.timeGenerated'],
            substitutes: [
              'properties.status.statusChangeDate',
              'properties.status.firstEvaluationDate',
            ],
          },
          context,
        ),
        remediation: fields.text('properties.metadata.remediationDescription'),
        remediationUrl: readPortalLink(fields),
      }),
    ];
  },
};

/** Rows of Resource Graph may have had their properties written as text, or spread over columns of their own. */
function withProperties(
  event: Record<string, unknown>,
): Record<string, unknown> {
  const { properties } = event;
  if (typeof properties === 'string') {
    try {
      return { ...event, properties: JSON.parse(properties) };
    } catch {
      return event;
    }
  }
  return isJsonObject(properties) ? event : { ...event, properties: event };
}

/** NotApplicable means that Defender did not judge: off by policy, or exempt. */
function readStatus(
  fields: JsonFields,
  context: FindingReadContext,
): FindingStatus {
  const code = fields.text('properties.status.code') ?? '';
  const status = code === 'NotApplicable' ? 'manual' : statusOfWord(code);
  if (status === undefined) {
    context.warn(
      `properties.status.code ${shown(code)} is not known; taken as manual`,
    );
  }
  return status ?? 'manual';
}

function readSeverity(
  fields: JsonFields,
  context: FindingReadContext,
): FindingSeverity {
  const severity = severityOfWord(
    fields.text('properties.metadata.severity', 'properties.severity') ?? '',
  );
  if (severity === undefined) {
    context.warn(
      'properties.metadata.severity is missing (ask for it with $expand=metadata); taken as unknown',
    );
  }
  return severity ?? 'unknown';
}

/** Links to the portal come without their scheme. */
function readPortalLink(fields: JsonFields): string | undefined {
  const link = fields.text('properties.links.azurePortal');
  return firstWebAddress(
    link && (link.startsWith('http') ? link : `https://${link}`),
  );
}

/** `Microsoft.Compute/virtualMachines` of a resource id; a subscription has no type in its id. */
function typeOf(resourceUid: string): string | undefined {
  const match = /.*\/providers\/([^/]+\/[^/]+)\/[^/]+$/i.exec(resourceUid);
  return match?.[1];
}
