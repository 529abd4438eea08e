import { FindingSourceState } from '../../record/FindingRecord';
import { FindingSeverity, severityOfWord } from '../../record/severity';
import { FindingStatus } from '../../record/status';
import { JsonFields } from '../fields/JsonFields';
import { firstWebAddress } from '../fields/webAddress';
import { FindingFormat } from '../FindingFormat';
import { readObservedAt } from '../observedAt';
import { recordOf } from '../recordOf';

/*
 * SARIF 2.1.0: results of checkov, trivy and their like about files of a repository.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 *
 * A result is little without its run, which has the tool, the rules and the time. Where a result stands is a file and
 * a line, and lines move: a fingerprint is preferred to tell two results of one rule in one file apart.
 */

/** Kinds of result that judge nothing or pass (§3.27.9); `fail` is the default. */
const STATUS_OF_KIND = new Map<string, FindingStatus>([
  ['pass', 'pass'],
  ['notApplicable', 'pass'],
  ['informational', 'pass'],
  ['open', 'manual'],
  ['review', 'manual'],
]);

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
    const rule = ruleOf(fields, run);
    const checkId =
      fields.text('ruleId', 'rule.id') ??
      rule.requiredText(
        'the id of the rule',
        'Export the result with its ruleId.',
        'id',
      );
    const location = 'locations.0.physicalLocation';
    const resourceUid =
      fields.text(
        `${location}.artifactLocation.uri`,
        'locations.0.logicalLocations.0.fullyQualifiedName',
        'analysisTarget.uri',
      ) ??
      // A result about all of a repository names no file.
      run.text('versionControlProvenance.0.repositoryUri') ??
      fields.requiredText(
        'the file that the result is about',
        'Export the result with its location.',
        `${location}.artifactLocation.uri`,
      );
    const sourceState = readSourceState(fields);
    return [
      recordOf('sarif', event, context, {
        providerUid: fields.text('guid', 'correlationGuid'),
        product: run.text('tool.driver.name'),
        checkId,
        title:
          rule.text('shortDescription.text', 'name', 'fullDescription.text') ??
          checkId,
        description: fields.text('message.text', 'message.markdown'),
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
          fields.text(`${location}.region.startLine`) ??
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

function ruleOf(fields: JsonFields, run: JsonFields): JsonFields {
  const rules = run.list('tool.driver.rules');
  const index = fields.number('ruleIndex') ?? fields.number('rule.index');
  const id = fields.text('ruleId', 'rule.id');
  return new JsonFields(
    rules.find(each => new JsonFields(each).text('id') === id) ??
      (index === undefined ? undefined : rules[index]),
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
