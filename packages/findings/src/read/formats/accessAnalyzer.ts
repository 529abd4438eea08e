import { FindingSourceState } from '../../record/FindingRecord';
import { arnScope } from '../../record/provider';
import { FindingSeverity } from '../../record/severity';
import { JsonFields } from '../fields/JsonFields';
import { FindingFormat, FindingReadContext } from '../FindingFormat';
import { readObservedAt } from '../observedAt';
import { recordOf } from '../recordOf';

/*
 * IAM Access Analyzer: findings of ListFindings and GetFinding, and of their second version, whose list has no
 * principal and no action: those are in `findingDetails` of GetFindingV2 alone.
 *
 * The service gives no severity. The mapping here is ours, by what the access lets one do:
 *
 * | finding                                      | severity |
 * | -------------------------------------------- | -------- |
 * | anyone at all may change something           | critical |
 * | anyone at all may read something             | high     |
 * | another account or identity provider         | medium   |
 * | the list answer of V2, which does not say    | medium   |
 * | another principal of the same organisation   | low      |
 * | unused password or access key                | medium   |
 * | unused role                                  | low      |
 * | unused permission that may change something  | low      |
 * | unused permission to read                    | informational |
 *
 * The id of a finding tells two principals at one resource apart and is the same in list and details: it is the
 * discriminator of the key.
 */

const DETAILS = [
  'externalAccessDetails',
  'internalAccessDetails',
  'unusedPermissionDetails',
  'unusedIamRoleDetails',
  'unusedIamUserAccessKeyDetails',
  'unusedIamUserPasswordDetails',
];

const TITLES = new Map([
  ['ExternalAccess', 'Nobody outside may use the resource'],
  ['InternalAccess', 'Only who should may use the resource'],
  ['UnusedPermission', 'Every granted permission is used'],
  ['UnusedIAMRole', 'Every role is used'],
  ['UnusedIAMUserAccessKey', 'Every access key is used'],
  ['UnusedIAMUserPassword', 'Every password is used'],
]);

const SOURCE_STATES = new Map<string, FindingSourceState>([
  ['ACTIVE', 'active'],
  ['ARCHIVED', 'suppressed'],
  ['RESOLVED', 'resolved'],
]);

/** Verbs that change nothing. AssumeRole is not among them: it hands out all that the role may do. */
const READING_ACTION =
  /^[\w-]+:(Get|List|Describe|Head|BatchGet|Read|View|Query|Scan|Receive)/i;

/** Access Analyzer V1 and V2, list and details. */
export const accessAnalyzerFormat: FindingFormat = {
  id: 'access-analyzer',

  recognises(event) {
    return (
      // EventBridge calls the account so.
      ('resourceOwnerAccount' in event ||
        ('accountId' in event && 'resource' in event)) &&
      ('analyzedAt' in event || 'findingType' in event)
    );
  },

  read(event, context) {
    const fields = new JsonFields(event);
    const details = readDetails(fields);
    const findingType = fields.text('findingType') ?? 'ExternalAccess';
    const resourceUid = fields.requiredText(
      'the ARN of the resource',
      'Export the finding as ListFindings or GetFinding answers it.',
      'resource',
    );
    const sourceState = readSourceState(fields);
    const analysisFailed = fields.text('error') !== undefined;
    if (analysisFailed) {
      context.warn('the resource could not be analysed; a person must look');
    }
    const principal = principalText(details);
    return [
      recordOf('access-analyzer', event, context, {
        providerUid: fields.text('id'),
        product: 'IAM Access Analyzer',
        checkId: `access-analyzer/${findingType}`,
        title: TITLES.get(findingType) ?? findingType,
        description: describe(resourceUid, principal, details),
        severity: readSeverity(findingType, details, context),
        status: statusOf(sourceState, analysisFailed),
        sourceState,
        provider: 'aws',
        scopeId:
          fields.text('resourceOwnerAccount', 'accountId') ??
          arnScope(resourceUid).scopeId,
        region: arnScope(resourceUid).region,
        resourceUid,
        resourceType: fields.text('resourceType'),
        tags: {},
        scopeTags: {},
        principal,
        discriminator: fields.text('id') ?? principal ?? '',
        observedAt: readObservedAt(
          fields,
          { own: ['analyzedAt', 'updatedAt'], substitutes: ['createdAt'] },
          context,
        ),
      }),
    ];
  },
};

/** The details of V2, each a union with one member; of V1, and of a list of V2, the finding itself. */
function readDetails(fields: JsonFields): JsonFields[] {
  const details = fields.list('findingDetails').flatMap(each =>
    DETAILS.map(name => new JsonFields(each).get(name))
      .filter(member => member !== undefined)
      .map(member => new JsonFields(member)),
  );
  return details.length > 0 ? details : [fields];
}

/** An event says of a finding that is gone that it was deleted. */
function readSourceState(fields: JsonFields): FindingSourceState {
  return fields.get('isDeleted') === true
    ? 'resolved'
    : SOURCE_STATES.get(fields.text('status') ?? '') ?? 'active';
}

function statusOf(sourceState: FindingSourceState, analysisFailed: boolean) {
  if (sourceState === 'resolved') {
    return 'pass';
  }
  return analysisFailed ? 'manual' : 'fail';
}

function readSeverity(
  findingType: string,
  details: JsonFields[],
  context: FindingReadContext,
): FindingSeverity {
  const actions = details.flatMap(actionsOf);
  const changes = actions.some(action => !READING_ACTION.test(action));
  switch (findingType) {
    case 'ExternalAccess':
      if (details.some(each => each.get('isPublic') === true)) {
        return changes ? 'critical' : 'high';
      }
      if (actions.length === 0) {
        context.warn(
          'the answer has no details of the access; severity was taken as medium',
        );
      }
      return 'medium';
    case 'UnusedIAMUserAccessKey':
    case 'UnusedIAMUserPassword':
      return 'medium';
    case 'UnusedPermission':
      return changes ? 'low' : 'informational';
    case 'InternalAccess':
    case 'UnusedIAMRole':
      return 'low';
    default:
      context.warn(`findingType ${findingType} is not known; taken as unknown`);
      return 'unknown';
  }
}

/**
 * Names of actions, also where they stand in objects under one namespace; a service that is not used at all names none
 * (`unusedPermissionDetails`), and is all of its actions.
 */
function actionsOf(details: JsonFields): string[] {
  const namespace = details.text('serviceNamespace');
  const actions = [...details.list('action'), ...details.list('actions')]
    .map(each =>
      typeof each === 'string' ? each : new JsonFields(each).text('action'),
    )
    .filter(each => each !== undefined)
    .map(each => (each.includes(':') ? each : `${namespace ?? ''}:${each}`));
  return actions.length === 0 && namespace !== undefined
    ? [`${namespace}:*`]
    : actions;
}

/** `{"AWS": "arn:..."}` is the ARN, `{"Federated": "..."}` its provider; several are joined. */
function principalText(details: JsonFields[]): string | undefined {
  const values = details
    .map(each => each.get('principal'))
    .filter(each => typeof each === 'object' && each !== null)
    .flatMap(each => Object.values(each as object))
    .filter(each => typeof each === 'string' && each !== '');
  return values.length > 0
    ? Array.from(new Set(values)).sort().join(', ')
    : undefined;
}

function describe(
  resource: string,
  principal: string | undefined,
  details: JsonFields[],
): string | undefined {
  const actions = details.flatMap(actionsOf);
  if (principal !== undefined) {
    return `${principal} may use ${resource}${
      actions.length > 0 ? ` by ${actions.join(', ')}` : ''
    }.`;
  }
  return actions.length > 0
    ? `${resource} does not use ${actions.join(', ')}.`
    : undefined;
}
