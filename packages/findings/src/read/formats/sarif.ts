import { FindingSourceState } from '../../record/FindingRecord';
import { FindingSeverity, severityOfWord } from '../../record/severity';
import { FindingStatus } from '../../record/status';
import { JsonFields } from '../fields/JsonFields';
import { firstWebAddress } from '../fields/webAddress';
import { FindingFormat, FindingReadContext } from '../FindingFormat';
import { readObservedAt } from '../observedAt';
import { recordOf } from '../recordOf';
import { sarifRule } from './sarifRule';

/*
 * SARIF 2.1.0: results of checkov, trivy and their like about files of a repository.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 *
 * A result is little without its run, which has the tool, the rules and the time. Where a result stands is a file and
 * a line, and lines move: a fingerprint is preferred to tell two results of one rule in one file apart.
 */

/**
 * Kinds of result that judge nothing or pass (§3.27.9); `fail` is the default. A rule that did not apply judged nothing,
 * and must not serve as evidence that it was kept.
 */
const STATUS_OF_KIND = new Map<string, FindingStatus>([
  ['pass', 'pass'],
  ['notApplicable', 'manual'],
  ['informational', 'pass'],
  ['open', 'manual'],
  ['review', 'manual'],
]);

const LOCATION = 'locations.0.physicalLocation';

/** A result within a run; alone where the file was cut off before its end. */
export const sarifFormat: FindingFormat = {
  id: 'sarif',

  recognises(event) {
    return (
      'message' in event &&
      ('ruleId' in event || 'ruleIndex' in event || 'rule' in event)
    );
  },

  read(event, context) {
    const fields = new JsonFields(event);
    const run = new JsonFields(context.enclosing);
    const rule = sarifRule(fields, run);
    const checkId =
      fields.text('ruleId', 'rule.id') ??
      rule.requiredText(
        'the id of the rule',
        'Export the result with its ruleId.',
        'id',
      );
    const resourceUid = readResourceUid(fields, run, context);
    const sourceState = readSourceState(fields);
    return [
      recordOf('sarif', event, context, {
        providerUid: fields.text('guid', 'correlationGuid'),
        product: run.text('tool.driver.name'),
        checkId,
        title:
          rule.text('shortDescription.text', 'name', 'fullDescription.text') ??
          checkId,
        description: readMessage(fields, rule, run),
        severity: readSeverity(fields, rule),
        status:
          sourceState === 'resolved'
            ? 'pass'
            : STATUS_OF_KIND.get(fields.text('kind') ?? 'fail') ?? 'fail',
        sourceState,
        provider: 'git',
        scopeId: run.text('versionControlProvenance.0.repositoryUri'),
        resourceUid,
        resourceType: 'file',
        tags: {},
        scopeTags: {},
        discriminator:
          fingerprintOf(fields) ??
          fields.text(`${LOCATION}.region.startLine`) ??
          '',
        observedAt: readObservedAt(
          run,
          {
            own: ['invocations.0.endTimeUtc', 'invocations.0.startTimeUtc'],
          },
          context,
        ),
        remediation: rule.text('help.text', 'help.markdown'),
        remediationUrl: firstWebAddress(rule.get('helpUri')),
      }),
    ];
  },
};

/** The file; where it is named by its place among the run's artifacts alone, its name there (§3.4.5). */
function readResourceUid(
  fields: JsonFields,
  run: JsonFields,
  context: FindingReadContext,
): string {
  const artifact = fields.number(`${LOCATION}.artifactLocation.index`);
  const uid =
    fields.text(`${LOCATION}.artifactLocation.uri`) ??
    run.text(`artifacts.${artifact ?? -1}.location.uri`) ??
    fields.text(
      'locations.0.logicalLocations.0.fullyQualifiedName',
      'locations.0.logicalLocations.0.name',
      'analysisTarget.uri',
    ) ??
    // A result about all of a repository names no file.
    run.text('versionControlProvenance.0.repositoryUri');
  if (uid !== undefined) {
    return uid;
  }
  const whole = run.text('automationDetails.id', 'tool.driver.name');
  if (whole !== undefined) {
    context.warn(`no file is named; all of ${whole} was taken for it`);
    return whole;
  }
  return fields.requiredText(
    'the file that the result is about',
    'Export the result with its location.',
    `${LOCATION}.artifactLocation.uri`,
  );
}

/** A message stands in the result, or by its id in the rule or the tool, with `{0}` for its arguments (§3.11). */
function readMessage(
  fields: JsonFields,
  rule: JsonFields,
  run: JsonFields,
): string | undefined {
  const own = fields.text('message.text', 'message.markdown');
  const id = fields.text('message.id');
  if (own !== undefined || id === undefined) {
    return own;
  }
  const text = [
    rule.get('messageStrings'),
    run.get('tool.driver.globalMessageStrings'),
  ]
    .map(strings =>
      new JsonFields(new JsonFields(strings).get(id)).text('text'),
    )
    .find(each => each !== undefined);
  const values = fields.list('message.arguments');
  return text?.replace(/\{(\d+)\}/g, (placeholder, at) =>
    String(values[Number(at)] ?? placeholder),
  );
}

/**
 * GitHub's `security-severity`, a CVSS score (over 9.0 critical, 7.0 high, 4.0 medium), before the level of the
 * result or of its rule, which is `warning` where neither says (§3.27.10).
 */
function readSeverity(fields: JsonFields, rule: JsonFields): FindingSeverity {
  const score =
    rule.number('properties.security-severity') ??
    fields.number('properties.security-severity');
  if (score !== undefined) {
    if (score >= 9) {
      return 'critical';
    }
    if (score >= 7) {
      return 'high';
    }
    return score >= 4 ? 'medium' : 'low';
  }
  const level =
    fields.text('level') ??
    rule.text('defaultConfiguration.level') ??
    'warning';
  return severityOfWord(level) ?? 'unknown';
}

/** `absent` is a result of the baseline that is gone (§3.27.24); a suppression counts unless it was refused (§3.35.3). */
function readSourceState(fields: JsonFields): FindingSourceState {
  if (fields.text('baselineState') === 'absent') {
    return 'resolved';
  }
  const suppressed = fields
    .list('suppressions')
    .some(each =>
      ['accepted', undefined].includes(new JsonFields(each).text('status')),
    );
  return suppressed ? 'suppressed' : 'active';
}

/** The first of the fingerprints by name, so that their order in the file does not matter. */
function fingerprintOf(fields: JsonFields): string | undefined {
  for (const path of ['fingerprints', 'partialFingerprints']) {
    const fingerprints = fields.get(path);
    if (typeof fingerprints === 'object' && fingerprints !== null) {
      const [first] = Object.entries(fingerprints)
        .filter(([, value]) => typeof value === 'string' && value !== '')
        .sort(([a], [b]) => (a < b ? -1 : 1));
      if (first) {
        return String(first[1]);
      }
    }
  }
  return undefined;
}
