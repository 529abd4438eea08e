import { FindingSourceState } from '../../record/FindingRecord';
import { FindingSeverity, severityOfWord } from '../../record/severity';
import { JsonFields } from '../fields/JsonFields';
import { FindingFormat, FindingReadContext } from '../FindingFormat';
import { readObservedAt } from '../observedAt';
import { recordOf } from '../recordOf';

/*
 * Google's recommender: a recommendation says what to do (remove a role from a member), an insight what was observed
 * (permissions that were not used). Only those about security are findings; recommendations of cost are left out.
 * https://cloud.google.com/recommender/docs/reference/rest/v1/projects.locations.recommenders.recommendations
 */

/** Recommendations have a priority and no severity: P1 is the most urgent. */
const SEVERITY_OF_PRIORITY = new Map<string, FindingSeverity>([
  ['P1', 'high'],
  ['P2', 'medium'],
  ['P3', 'low'],
  ['P4', 'low'],
]);

const SOURCE_STATES = new Map<string, FindingSourceState>([
  ['SUCCEEDED', 'resolved'],
  ['DISMISSED', 'suppressed'],
]);

const NAME =
  /^(?:projects|folders|organizations|billingAccounts)\/([^/]+)\/locations\/([^/]+)\/(recommenders|insightTypes)\/([^/]+)\//;

/** IAM recommendations and insights. */
export const gcpRecommenderFormat: FindingFormat = {
  id: 'gcp-recommender',

  recognises(event) {
    return (
      'stateInfo' in event &&
      ('recommenderSubtype' in event ||
        'insightSubtype' in event ||
        (typeof event.name === 'string' && NAME.test(event.name)))
    );
  },

  read(event, context) {
    const fields = new JsonFields(event);
    const category = fields.text('primaryImpact.category', 'category');
    if (category !== undefined && category !== 'SECURITY') {
      context.warn(`category ${category} is not about security; left out`);
      return [];
    }
    const name = fields.requiredText(
      'projects/<project>/locations/<location>/recommenders/<recommender>/...',
      'Export it as the recommender lists it.',
      'name',
    );
    const [, scopeInName, location, kind, type] = NAME.exec(name) ?? [];
    const isInsight = kind === 'insightTypes' || 'insightSubtype' in event;
    const member = fields.text(
      'content.overview.member',
      'content.member',
      'content.serviceAccountId',
      'content.email',
    );
    const role = fields.text('content.overview.removedRole', 'content.role');
    const resourceUid =
      fields.text(
        'content.overview.resource',
        'content.operationGroups.0.operations.0.resource',
        'targetResources.0',
      ) ?? `//cloudresourcemanager.googleapis.com/projects/${scopeInName}`;
    const sourceState =
      SOURCE_STATES.get(fields.text('stateInfo.state') ?? '') ?? 'active';
    const subtype = fields.text('recommenderSubtype', 'insightSubtype');
    return [
      recordOf('gcp-recommender', event, context, {
        providerUid: name,
        product: type ?? 'recommender',
        checkId: [type, subtype].filter(Boolean).join('/') || name,
        title: isInsight
          ? 'Granted permissions are used'
          : 'Roles grant what is needed and no more',
        description: fields.text('description'),
        severity: readSeverity(fields, context),
        status: statusOf(sourceState, isInsight),
        sourceState,
        provider: 'gcp',
        scopeId: projectOf(resourceUid) ?? scopeInName,
        region: location,
        resourceUid,
        tags: {},
        scopeTags: {},
        principal: member,
        discriminator: [member, role].filter(Boolean).join(' '),
        observedAt: readObservedAt(
          fields,
          { own: ['lastRefreshTime'] },
          context,
        ),
      }),
    ];
  },
};

/** An insight is something to think about, a recommendation something to do. */
function statusOf(sourceState: FindingSourceState, isInsight: boolean) {
  if (sourceState === 'resolved') {
    return 'pass';
  }
  return isInsight ? 'warning' : 'fail';
}

function readSeverity(
  fields: JsonFields,
  context: FindingReadContext,
): FindingSeverity {
  const severity =
    severityOfWord(fields.text('severity') ?? '') ??
    SEVERITY_OF_PRIORITY.get(fields.text('priority') ?? '');
  if (severity === undefined) {
    context.warn('neither severity nor priority is given; taken as low');
  }
  return severity ?? 'low';
}

function projectOf(resourceUid: string): string | undefined {
  return /\/projects\/([^/]+)/.exec(resourceUid)?.[1];
}
