import { FindingSourceState } from '../../record/FindingRecord';
import { FindingSeverity, severityOfWord } from '../../record/severity';
import { JsonFields } from '../fields/JsonFields';
import { readTags } from '../fields/tags';
import { firstWebAddress } from '../fields/webAddress';
import { FindingFormat, FindingReadContext } from '../FindingFormat';
import { readObservedAt } from '../observedAt';
import { recordOf } from '../recordOf';

/*
 * Google's Security Command Center: a finding alone (`findings.list` of one), with its resource beside it (a
 * notification, a list result), or as the log entry that Event Threat Detection writes. Versions 1 and 2 differ in
 * names that are not read here. https://cloud.google.com/security-command-center/docs/reference/rest/v2
 */

/** Security Command Center Enterprise reports on other clouds too. */
const PROVIDERS = new Map([
  ['AMAZON_WEB_SERVICES', 'aws'],
  ['MICROSOFT_AZURE', 'azure'],
]);

/** Severity where a finding has none, by its class: a threat is somebody doing something, an observation is not. */
const SEVERITY_OF_CLASS = new Map<string, FindingSeverity>([
  ['THREAT', 'high'],
  ['TOXIC_COMBINATION', 'high'],
  ['CHOKEPOINT', 'high'],
  ['VULNERABILITY', 'medium'],
  ['MISCONFIGURATION', 'medium'],
  ['POSTURE_VIOLATION', 'medium'],
  ['SENSITIVE_DATA_RISK', 'medium'],
  ['OBSERVATION', 'low'],
  ['SCC_ERROR', 'informational'],
]);

/** Security Command Center findings. */
export const securityCommandCenterFormat: FindingFormat = {
  id: 'security-command-center',

  recognises(event) {
    const fields = new JsonFields(event);
    return (
      fields.get('finding.category') !== undefined ||
      fields.get('jsonPayload.detectionCategory') !== undefined ||
      ('category' in event &&
        ('resourceName' in event ||
          'canonicalName' in event ||
          'resource_name' in event))
    );
  },

  read(event, context) {
    const whole = new JsonFields(event);
    const fields = new JsonFields(
      whole.get('finding') ?? whole.get('jsonPayload') ?? event,
    );
    const resource = new JsonFields(
      whole.get('resource') ?? fields.get('resource'),
    );
    const checkId = fields.requiredText(
      'the category of the finding',
      'Export the finding as Security Command Center lists it.',
      'category',
      'detectionCategory.ruleName',
    );
    const resourceUid =
      fields.text('resourceName', 'resource_name') ??
      resource.text('name') ??
      fields.requiredText(
        'the full name of the resource',
        'Export the finding with its resourceName.',
        'resourceName',
        'properties.instanceDetails',
      );
    const sourceState = readSourceState(fields);
    const observedAt =
      whole.get('jsonPayload') === undefined
        ? readObservedAt(
            fields,
            {
              own: ['eventTime', 'event_time'],
              substitutes: ['createTime', 'create_time'],
            },
            context,
          )
        : readObservedAt(
            whole,
            { own: ['timestamp'], substitutes: ['receiveTimestamp'] },
            context,
          );
    return [
      recordOf('security-command-center', event, context, {
        providerUid: fields.text('canonicalName', 'canonical_name', 'name'),
        product: fields.text(
          'sourceDisplayName',
          'sourceProperties.ScannerName',
        ),
        checkId,
        title: titleOf(checkId),
        description: fields.text('description', 'sourceProperties.Explanation'),
        severity: readSeverity(fields, context),
        status: sourceState === 'resolved' ? 'pass' : 'fail',
        sourceState,
        provider: PROVIDERS.get(resource.text('cloudProvider') ?? '') ?? 'gcp',
        scopeId: readScopeId(fields, resource, resourceUid, context),
        region: resource.text('location'),
        resourceUid,
        resourceName:
          resource.text('displayName', 'display_name') ??
          fields.text('assetDisplayName'),
        resourceType: resource.text('type'),
        tags: readTags(resource.get('labels')),
        scopeTags: {},
        principal: fields.text(
          'access.principalEmail',
          'iamBindings.0.member',
          'sourceProperties.properties.bindingDeltas.0.member',
          'sourceProperties.properties.principalEmail',
        ),
        discriminator: fields.text('iamBindings.0.member') ?? '',
        observedAt,
        remediation: fields.text(
          'nextSteps',
          'sourceProperties.Recommendation',
        ),
        remediationUrl: firstWebAddress(fields.get('externalUri')),
      }),
    ];
  },
};

/** `NON_ORG_IAM_MEMBER` as a sentence begins: `Non org iam member`. Names of detectors are sentences already. */
function titleOf(category: string): string {
  return /^[A-Z0-9_]+$/.test(category)
    ? category.charAt(0) + category.slice(1).toLowerCase().replaceAll('_', ' ')
    : category;
}

function readSourceState(fields: JsonFields): FindingSourceState {
  if (fields.text('state') === 'INACTIVE') {
    return 'resolved';
  }
  return fields.text('mute') === 'MUTED' ? 'suppressed' : 'active';
}

function readSeverity(
  fields: JsonFields,
  context: FindingReadContext,
): FindingSeverity {
  for (const path of [
    'severity',
    'sourceProperties.SeverityLevel',
    'sourceProperties.detectionPriority',
    'detectionPriority',
  ]) {
    const severity = severityOfWord(fields.text(path) ?? '');
    if (severity !== undefined && severity !== 'unknown') {
      return severity;
    }
  }
  const findingClass =
    fields.text('findingClass', 'finding_class') ??
    // What Event Threat Detection writes has a rule instead of a class.
    (fields.get('sourceProperties.detectionCategory') ??
    fields.get('detectionCategory')
      ? 'THREAT'
      : '');
  const guess = SEVERITY_OF_CLASS.get(findingClass) ?? 'unknown';
  context.warn(
    `severity is missing; taken as ${guess} for class ${findingClass || '-'}`,
  );
  return guess;
}

/** The id of the project or account; a project's number only where its id is nowhere. */
function readScopeId(
  fields: JsonFields,
  resource: JsonFields,
  resourceUid: string,
  context: FindingReadContext,
): string | undefined {
  const id =
    resource.text(
      'awsMetadata.account.id',
      'azureMetadata.subscription.id',
      'gcpMetadata.projectDisplayName',
      'projectDisplayName',
      'project_display_name',
    ) ??
    fields.text(
      'sourceProperties.ProjectId',
      'sourceProperties.properties.project_id',
      'sourceProperties.properties.network.project',
      'properties.project_id',
      'properties.network.project',
    );
  const inName = [
    resourceUid,
    resource.text('gcpMetadata.project', 'project') ?? '',
    fields.text('canonicalName') ?? '',
    fields.text('name') ?? '',
  ]
    .map(name => /\bprojects\/([^/]+)/.exec(name)?.[1])
    .find(name => name !== undefined);
  if (id === undefined && inName !== undefined && /^\d+$/.test(inName)) {
    context.warn('only the number of the project is given, not its id');
  }
  return id ?? inName;
}
