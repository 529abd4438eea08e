import { FindingRecord, FindingSourceState } from '../../record/FindingRecord';
import {
  arnScope,
  canonicalProvider,
  principalOfArn,
  providerOfResource,
} from '../../record/provider';
import { FindingSeverity, severityOfWord } from '../../record/severity';
import { FindingStatus, statusOfWord } from '../../record/status';
import { SIMULATED_LABEL } from '../../write/ocsfFinding';
import { distinctRecords, eventParts, PartList } from '../eventParts';
import { FindingFormat, FindingReadContext } from '../FindingFormat';
import { BadEvent, shown } from '../FindingReadError';
import { accessKeyIdIn } from '../fields/accessKeyId';
import { JsonFields } from '../fields/JsonFields';
import { readTags } from '../fields/tags';
import { firstWebAddress } from '../fields/webAddress';
import { readObservedAt } from '../observedAt';
import { recordOf } from '../recordOf';

/*
 * OCSF as it is met, not as it is specified. Read with the standard in one hand (https://schema.ocsf.io) and real
 * exports in the other:
 *
 * - `time` is milliseconds in the standard and seconds in Prowler, and older Prowler leaves it out;
 * - pass and fail are `compliance.status_id` in the standard and `status_code` in Prowler, whose `status_id` says
 *   only New or Suppressed: read alone it would make every passed check an open finding;
 * - `cloud` is missing for Kubernetes, `resources` for findings about an account as a whole.
 *
 * What has to be guessed is a warning, what a record cannot be without is an error.
 */

/** Vulnerability, Compliance, Detection and IAM Analysis Finding. */
const FINDING_CLASSES = [2002, 2003, 2004, 2008];
const COMPLIANCE_CLASS = 2003;

/** https://schema.ocsf.io: `severity_id` of every event; 99 is "Other", whose name is in `severity`. */
const SEVERITY_OF_ID: readonly FindingSeverity[] = [
  'unknown',
  'informational',
  'low',
  'medium',
  'high',
  'critical',
  'critical',
];

/** https://schema.ocsf.io: `compliance.status_id`. */
const STATUS_OF_COMPLIANCE_ID = new Map<number, FindingStatus>([
  [1, 'pass'],
  [2, 'warning'],
  [3, 'fail'],
]);

/** https://schema.ocsf.io: `status_id` of findings: 3 Suppressed, 4 Resolved, 5 Archived, 6 Deleted. */
const SOURCE_STATE_OF_ID = new Map<number, FindingSourceState>([
  [3, 'suppressed'],
  [4, 'resolved'],
  [5, 'resolved'],
  [6, 'resolved'],
]);
/** https://schema.ocsf.io: `activity_id` of findings. */
const CLOSE_ACTIVITY = 3;

const OBSERVED_AT = {
  own: ['time', 'time_dt'],
  substitutes: [
    'finding_info.last_seen_time',
    'finding_info.last_seen_time_dt',
    'finding_info.modified_time',
    'finding_info.modified_time_dt',
    'finding_info.created_time',
    'finding_info.created_time_dt',
  ],
};

const VULNERABILITY = ['cve.uid', 'advisory.uid', 'cwe.uid', 'title'];

const PARTS: readonly PartList[] = [
  {
    name: 'resources',
    isNamed: it => new JsonFields(it).text('uid', 'name') !== undefined,
  },
  {
    name: 'vulnerabilities',
    isNamed: it => new JsonFields(it).text(...VULNERABILITY) !== undefined,
  },
];

/** OCSF findings of the classes 2002, 2003, 2004 and 2008, versions 1.1 to 1.8. */
export const ocsfFormat: FindingFormat = {
  id: 'ocsf',

  recognises(event) {
    return 'class_uid' in event || 'finding_info' in event;
  },

  read(event, context) {
    expectFindingClass(new JsonFields(event), context);
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
  const resourceUid = readResourceUid(fields, context);
  const provider = readProvider(fields, resourceUid, context);
  const scopeId = readScopeId(fields, resourceUid, context);
  const region =
    fields.text('resources.0.region', 'resource.region', 'cloud.region') ??
    arnScope(resourceUid).region;
  const checkId = readCheckId(fields, context);
  const description = fields.text(
    'status_detail',
    'message',
    'finding_info.desc',
  );
  const sourceState = readSourceState(fields);

  return recordOf('ocsf', event, context, {
    providerUid: fields.text('finding_info.uid', 'metadata.uid'),
    product: fields.text('metadata.product.name', 'metadata.product.uid'),
    checkId,
    title: fields.text('finding_info.title', 'message') ?? checkId,
    description,
    severity: readSeverity(fields, context),
    status: readStatus(fields, sourceState, context),
    sourceState,
    provider,
    scopeId,
    region,
    resourceUid,
    // Compliance findings before 1.3 have one resource and no list.
    resourceName: fields.text('resources.0.name', 'resource.name'),
    resourceType: fields.text('resources.0.type', 'resource.type'),
    tags: readTags(
      fields.get('resources.0.tags'),
      fields.get('resources.0.labels'),
      fields.get('resource.tags'),
      fields.get('resource.labels'),
      fields.get('resources.0.data.metadata.tags'),
      fields.get('resources.0.data.metadata.labels'),
    ),
    scopeTags: readTags(
      fields.get('cloud.account.tags'),
      fields.get('cloud.account.labels'),
      fields.get('unmapped.gpu_academy.account_labels'),
    ),
    principal:
      fields.text(
        'user.uid',
        'user.name',
        'actor.user.uid',
        'actor.user.name',
        'evidences.0.actor.user.uid',
        'evidences.0.actor.user.name',
        'unmapped.gpu_academy.principal',
      ) ?? principalOfArn(resourceUid),
    discriminator:
      fields.text('unmapped.gpu_academy.discriminator') ??
      (accessKeyIdIn(resourceUid, description) ||
        vulnerabilityIn(fields, checkId)),
    observedAt: readObservedAt(fields, OBSERVED_AT, context),
    remediation: fields.text('remediation.desc'),
    remediationUrl: readRemediationUrl(fields),
    simulated: fields.list('metadata.labels').includes(SIMULATED_LABEL),
  });
}

function expectFindingClass(
  fields: JsonFields,
  context: FindingReadContext,
): void {
  const classUid = classOf(fields);
  if (classUid !== undefined && fields.get('class_uid') === undefined) {
    context.warn('class_uid is missing; the class of type_uid was taken');
  }
  if (classUid === undefined || !FINDING_CLASSES.includes(classUid)) {
    throw new BadEvent({
      field: 'class_uid',
      found: shown(fields.get('class_uid')),
      expected: `one of ${FINDING_CLASSES.join(', ')}`,
      remedy:
        'Export findings (vulnerability, compliance, detection or IAM analysis) and keep other events out of the folder.',
    });
  }
}

/** A type is a class and an activity: 200301 is a compliance finding that began. */
function classOf(fields: JsonFields): number | undefined {
  const typeUid = fields.number('type_uid');
  return fields.get('class_uid') !== undefined || typeUid === undefined
    ? fields.number('class_uid')
    : Math.floor(typeUid / 100);
}

function readResourceUid(
  fields: JsonFields,
  context: FindingReadContext,
): string {
  const uid = fields.text(
    'resources.0.uid',
    'resources.0.name',
    'resource.uid',
    'resource.name',
    // An IAM analysis is of a user where it names no resource.
    'user.uid',
    'user.name',
  );
  if (uid !== undefined) {
    return uid;
  }
  const account = fields.text('cloud.account.uid');
  if (account !== undefined) {
    context.warn('no resource is named; the account was taken for it');
    return account;
  }
  throw new BadEvent({
    field: 'resources.0.uid',
    found: shown(fields.get('resources')),
    expected: 'the id of the resource that the finding is about',
    remedy: 'Export the finding with its resources or its account.',
  });
}

function readProvider(
  fields: JsonFields,
  resourceUid: string,
  context: FindingReadContext,
): string {
  const name = fields.text('cloud.provider', 'unmapped.provider');
  if (name !== undefined) {
    return canonicalProvider(name);
  }
  const provider =
    providerOfResource(resourceUid) ??
    (/^kubernetes/i.test(fields.text('resources.0.type') ?? '') ||
    fields.get('resources.0.namespace') !== undefined
      ? 'kubernetes'
      : undefined);
  context.warn(
    provider === undefined
      ? 'cloud.provider is missing and nothing else tells the provider'
      : `cloud.provider is missing; ${provider} was taken from the resource`,
  );
  return provider ?? 'unknown';
}

function readScopeId(
  fields: JsonFields,
  resourceUid: string,
  context: FindingReadContext,
): string | undefined {
  const scopeId = fields.text(
    'cloud.account.uid',
    'cloud.project_uid',
    'unmapped.provider_uid',
    'resources.0.cluster.uid',
    'resources.0.cluster.name',
  );
  if (scopeId !== undefined) {
    return scopeId;
  }
  const guess =
    arnScope(resourceUid).scopeId ?? fields.text('resources.0.namespace');
  context.warn(
    guess === undefined
      ? 'neither account nor cluster is named; only tags can attribute the finding'
      : 'cloud.account.uid is missing; account or namespace of the resource was taken',
  );
  return guess;
}

function readCheckId(fields: JsonFields, context: FindingReadContext): string {
  const checkId = fields.text(
    'metadata.event_code',
    'compliance.control',
    'compliance.checks.0.uid',
    'finding_info.analytic.uid',
    'vulnerabilities.0.cve.uid',
    'vulnerabilities.0.advisory.uid',
    'finding_info.analytic.name',
  );
  if (checkId !== undefined) {
    return checkId;
  }
  const title = fields.requiredText(
    'the id of the check in metadata.event_code, compliance.control or finding_info.analytic.uid',
    'Export the finding with the id or at least the title of its check.',
    'finding_info.title',
  );
  context.warn('no check id is given; the title was taken for it');
  return title;
}

/** Which vulnerability it is, where that is not the check already. */
function vulnerabilityIn(fields: JsonFields, checkId: string): string {
  const uid = fields.text(
    ...VULNERABILITY.map(name => `vulnerabilities.0.${name}`),
  );
  return uid === undefined || uid === checkId ? '' : uid;
}

function readSeverity(
  fields: JsonFields,
  context: FindingReadContext,
): FindingSeverity {
  const id = fields.number('severity_id');
  const ofId = id === undefined ? undefined : SEVERITY_OF_ID[id];
  if (ofId !== undefined && ofId !== 'unknown') {
    return ofId;
  }
  const word = fields.text('severity');
  const ofWord = word === undefined ? undefined : severityOfWord(word);
  if (ofWord === undefined && id !== 0) {
    context.warn(
      `severity_id ${shown(fields.get('severity_id'))} and severity ${shown(
        word,
      )} are not known; taken as unknown`,
    );
  }
  return ofWord ?? 'unknown';
}

function readSourceState(fields: JsonFields): FindingSourceState {
  if (fields.number('activity_id') === CLOSE_ACTIVITY) {
    return 'resolved';
  }
  return SOURCE_STATE_OF_ID.get(fields.number('status_id') ?? 0) ?? 'active';
}

function readStatus(
  fields: JsonFields,
  sourceState: FindingSourceState,
  context: FindingReadContext,
): FindingStatus {
  if (sourceState === 'resolved') {
    return 'pass';
  }
  const ofId = STATUS_OF_COMPLIANCE_ID.get(
    fields.number('compliance.status_id') ?? 0,
  );
  if (ofId !== undefined) {
    return ofId;
  }
  for (const path of [
    'status_code',
    'compliance.status',
    'compliance.status_code',
    'unmapped.status_code',
    'unmapped.status',
    'status',
  ]) {
    const status = statusOfWord(fields.text(path) ?? '');
    if (status !== undefined) {
      return status;
    }
  }
  if (classOf(fields) === COMPLIANCE_CLASS) {
    // The standard lets a check end without an outcome (0 Unknown); it is evidence of nothing, and not lost.
    context.warn(
      `compliance.status_id ${shown(
        fields.get('compliance.status_id'),
      )} is no outcome and no other field has one; a person must look`,
    );
    return 'manual';
  }
  if (fields.text('status_code') !== undefined) {
    context.warn(
      `status_code ${shown(
        fields.get('status_code'),
      )} is not known; taken as fail`,
    );
  }
  // A detection or a vulnerability is reported because it is there.
  return 'fail';
}

/** The first web address among the references, which in Prowler's exports stand beside shell commands. */
function readRemediationUrl(fields: JsonFields): string | undefined {
  return firstWebAddress(
    ...fields.list('remediation.references'),
    fields.get('finding_info.src_url'),
    fields.get('unmapped.related_url'),
  );
}
