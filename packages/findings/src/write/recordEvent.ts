import { RecordWithoutEvent } from '../record/FindingRecord';
import { complianceFinding, OcsfComplianceFinding } from './complianceFinding';
import {
  iamAnalysisFinding,
  OcsfIamAnalysisFinding,
} from './iamAnalysisFinding';
import { OcsfFindingOptions } from './ocsfFinding';

/**
 * Writes a stored record as OCSF, whatever format it was read from: who may use a resource from outside (Access
 * Analyzer) as IAM Analysis Finding, everything else as Compliance Finding: a check, a resource and an outcome. What
 * OCSF has no attribute for is in `unmapped.gpu_academy`, from which it is read back.
 *
 * @throws RangeError where `observedAt` is not a time.
 *
 * @public
 */
export function recordEvent(
  record: RecordWithoutEvent,
): OcsfComplianceFinding | OcsfIamAnalysisFinding {
  const { remediation, remediationUrl, principal, discriminator } = record;
  const options: OcsfFindingOptions = {
    uid: record.key,
    uidAlt: record.providerUid,
    checkId: record.checkId,
    title: record.title,
    description: record.description ?? record.title,
    severity: record.severity,
    status: record.status,
    sourceState: record.sourceState,
    observedAt: record.observedAt,
    product: {
      name: record.product ?? record.format,
      vendorName: record.product ?? record.format,
    },
    provider: record.provider,
    scopeId: record.scopeId,
    scopeTags: record.scopeTags,
    region: record.region,
    resource: {
      uid: record.resourceUid,
      name: record.resourceName,
      type: record.resourceType,
      tags: record.tags,
    },
    remediation:
      remediation || remediationUrl
        ? {
            text: remediation ?? `See ${remediationUrl}`,
            url: remediationUrl,
          }
        : undefined,
    simulated: record.simulated,
    unmapped:
      principal || discriminator
        ? {
            gpu_academy: {
              ...(principal && { principal }),
              ...(discriminator && { discriminator }),
            },
          }
        : undefined,
  };
  return record.format === 'access-analyzer' && principal
    ? iamAnalysisFinding({ ...options, analysis: { accessors: [principal] } })
    : complianceFinding({ ...options, standards: [] });
}
