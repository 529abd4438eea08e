import { OcsfFinding, ocsfFinding, OcsfFindingOptions } from './ocsfFinding';

/** Who may do what: an identity with its privileges, or a resource with those who may use it. @public */
export type IamAnalysis =
  | { principal: string; privileges: string[]; policy?: string }
  | { accessors: string[]; privileges?: string[] };

/** @public */
export interface IamAnalysisFindingOptions extends OcsfFindingOptions {
  analysis: IamAnalysis;
}

/**
 * An IAM Analysis Finding (class 2008) as JSON. OCSF 1.6 requires one of `permission_analysis_results` (of an identity)
 * and `access_analysis_result` (of a resource).
 *
 * @public
 */
export interface OcsfIamAnalysisFinding extends OcsfFinding {
  class_uid: 2008;
  class_name: 'IAM Analysis Finding';
  type_uid: 200801;
  type_name: 'IAM Analysis Finding: Create';
  user?: { uid: string };
  permission_analysis_results?: Array<{
    policy?: { name: string };
    granted_privileges: string[];
  }>;
  access_analysis_result?: {
    accessors: Array<{ uid: string }>;
    granted_privileges?: string[];
  };
}

/**
 * Writes what an analysis of permissions found as OCSF; {@link readFindings} reads it back.
 *
 * @throws RangeError where `observedAt` is not a time.
 *
 * @public
 */
export function iamAnalysisFinding(
  options: IamAnalysisFindingOptions,
): OcsfIamAnalysisFinding {
  return {
    ...ocsfFinding(options),
    class_uid: 2008,
    class_name: 'IAM Analysis Finding',
    type_uid: 200801,
    type_name: 'IAM Analysis Finding: Create',
    ...analysed(options.analysis),
  };
}

function analysed(analysis: IamAnalysis): Partial<OcsfIamAnalysisFinding> {
  if ('accessors' in analysis) {
    return {
      access_analysis_result: {
        accessors: analysis.accessors.map(uid => ({ uid })),
        ...(analysis.privileges && {
          granted_privileges: analysis.privileges,
        }),
      },
    };
  }
  const { principal, privileges, policy } = analysis;
  return {
    user: { uid: principal },
    permission_analysis_results: [
      {
        ...(policy && { policy: { name: policy } }),
        granted_privileges: privileges,
      },
    ],
  };
}
