import { Check } from './Check';
import { accessAnalyser } from './checks/accessAnalyser';
import { alertSubscribed } from './checks/alertSubscribed';
import { allocationTags } from './checks/allocationTags';
import { anomalyWatched } from './checks/anomalyWatched';
import { applyComplete } from './checks/applyComplete';
import { auditLogs } from './checks/auditLogs';
import { autoTermination } from './checks/autoTermination';
import { backupPlan } from './checks/backupPlan';
import { budgetAlerts } from './checks/budgetAlerts';
import { budgetCalculator } from './checks/budgetCalculator';
import { budgetPresent } from './checks/budgetPresent';
import { ciIdentityFederated } from './checks/ciIdentityFederated';
import { customerKey } from './checks/customerKey';
import { destroyComplete } from './checks/destroyComplete';
import { diskEncrypted } from './checks/diskEncrypted';
import { exportPrivate } from './checks/exportPrivate';
import { flowLogs } from './checks/flowLogs';
import { focusExport } from './checks/focusExport';
import { formatted } from './checks/formatted';
import { gpuTypePlanned } from './checks/gpuTypePlanned';
import { incidentHook } from './checks/incidentHook';
import { machineHardened } from './checks/machineHardened';
import { monthlyReport } from './checks/monthlyReport';
import { noDrift } from './checks/noDrift';
import { noLongLivedKeys } from './checks/noLongLivedKeys';
import { noOpenSsh } from './checks/noOpenSsh';
import { noPlainSecrets } from './checks/noPlainSecrets';
import { noPublicIp } from './checks/noPublicIp';
import { noWildcardPolicy } from './checks/noWildcardPolicy';
import { planComplete } from './checks/planComplete';
import { policyNarrowed } from './checks/policyNarrowed';
import { privateEndpoints } from './checks/privateEndpoints';
import { quotaPreflight } from './checks/quotaPreflight';
import { regionAllowed } from './checks/regionAllowed';
import { restoreDrill } from './checks/restoreDrill';
import { rotationProcedure } from './checks/rotationProcedure';
import { secretRotation } from './checks/secretRotation';
import { securityChecklist } from './checks/securityChecklist';
import { servingPrivate } from './checks/servingPrivate';
import { sourceAllowed } from './checks/sourceAllowed';
import { spendGate } from './checks/spendGate';
import { stagesPresent } from './checks/stagesPresent';
import { storageLifecycle } from './checks/storageLifecycle';
import { tagsPresent } from './checks/tagsPresent';
import { teardownInventoryEmpty } from './checks/teardownInventoryEmpty';
import { teardownStateEmpty } from './checks/teardownStateEmpty';
import { valid } from './checks/valid';
import { workloadIdentity } from './checks/workloadIdentity';
import { workspaceMatches } from './checks/workspaceMatches';
import { LabGrader } from './runChecks';

type Points = readonly (readonly [Check, number])[];

/** What a lab begins with: whose it is, and that Terraform takes it. */
const BEFORE: Points = [
  [workspaceMatches, 3],
  [sourceAllowed, 5],
  [formatted, 3],
  [valid, 5],
  [planComplete, 3],
];

/** What a lab ends with: that it was made as it was written, and is gone. */
const AFTER: Points = [
  [tagsPresent, 6],
  [applyComplete, 5],
  [noDrift, 3],
  [destroyComplete, 4],
  [teardownStateEmpty, 3],
  [teardownInventoryEmpty, 5],
];

/** The graders by lab, `<module id>/<item id>`. Points add up to 100; the README has the same as a table. */
export const LAB_GRADERS: ReadonlyMap<string, LabGrader> = new Map([
  lab('mod-102/lab-1', '2.5.0', [
    [regionAllowed, 4],
    [gpuTypePlanned, 8],
    [quotaPreflight, 5],
    [machineHardened, 5],
    [diskEncrypted, 5],
    [noOpenSsh, 5],
    [noWildcardPolicy, 3],
    [storageLifecycle, 4],
    [budgetPresent, 8],
    [autoTermination, 8],
  ]),
  lab('mod-102/lab-2', '1.3.0', [
    [noWildcardPolicy, 8],
    [policyNarrowed, 8],
    [ciIdentityFederated, 8],
    [noLongLivedKeys, 4],
    [workloadIdentity, 5],
    [secretRotation, 7],
    [noPlainSecrets, 5],
    [accessAnalyser, 3],
    [rotationProcedure, 4],
    [securityChecklist, 3],
  ]),
  lab('mod-102/lab-3', '1.3.0', [
    [budgetPresent, 8],
    [budgetAlerts, 8],
    [alertSubscribed, 4],
    [anomalyWatched, 6],
    [allocationTags, 6],
    [focusExport, 8],
    [exportPrivate, 4],
    [monthlyReport, 7],
    [budgetCalculator, 4],
  ]),
  lab('mod-102/project', '1.6.0', [
    [stagesPresent, 3],
    [noPublicIp, 6],
    [privateEndpoints, 5],
    [flowLogs, 3],
    [auditLogs, 3],
    [customerKey, 6],
    [incidentHook, 4],
    [backupPlan, 4],
    [restoreDrill, 3],
    [servingPrivate, 5],
    [noOpenSsh, 3],
    [noWildcardPolicy, 4],
    [budgetPresent, 2],
    [autoTermination, 2],
    [spendGate, 2],
  ]),
]);

function lab(id: string, version: string, own: Points): [string, LabGrader] {
  return [
    id,
    { version: `${id}@${version}`, checks: [...BEFORE, ...own, ...AFTER] },
  ];
}
