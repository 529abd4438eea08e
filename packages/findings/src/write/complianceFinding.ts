import { FindingStatus } from '../record/status';
import { OcsfFinding, ocsfFinding, OcsfFindingOptions } from './ocsfFinding';

/** @public */
export interface ComplianceFindingOptions extends OcsfFindingOptions {
  /** The standards or checklists that the check belongs to. */
  standards: string[];
}

/**
 * A Compliance Finding (class 2003) as JSON, with all that OCSF 1.6 requires and the profile `cloud`.
 *
 * @public
 */
export interface OcsfComplianceFinding extends OcsfFinding {
  class_uid: 2003;
  class_name: 'Compliance Finding';
  type_uid: 200301;
  type_name: 'Compliance Finding: Create';
  compliance: {
    control: string;
    standards: string[];
    status_id: number;
    status: string;
  };
}

/** `compliance.status_id` has no word for "a person must look": 99 is Other, and `status_code` says MANUAL. */
const COMPLIANCE_STATUSES: Record<FindingStatus, { id: number; name: string }> =
  {
    pass: { id: 1, name: 'Pass' },
    warning: { id: 2, name: 'Warning' },
    fail: { id: 3, name: 'Fail' },
    manual: { id: 99, name: 'Manual' },
  };

/**
 * Writes a finding of the academy's own as OCSF; {@link readFindings} reads it back without loss.
 *
 * @throws RangeError where `observedAt` is not a time.
 *
 * @public
 */
export function complianceFinding(
  options: ComplianceFindingOptions,
): OcsfComplianceFinding {
  const status = COMPLIANCE_STATUSES[options.status];
  return {
    ...ocsfFinding(options),
    class_uid: 2003,
    class_name: 'Compliance Finding',
    type_uid: 200301,
    type_name: 'Compliance Finding: Create',
    compliance: {
      control: options.checkId,
      standards: options.standards,
      status_id: status.id,
      status: status.name,
    },
  };
}
