import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  academyIngestReadPermission,
  academyIngestRunPermission,
  academyLearnerPermissions,
} from '@gpu-academy/backstage-plugin-academy-common';
import {
  academyLearnerResourceRef,
  academyLearnerRules,
} from '@gpu-academy/backstage-plugin-academy-node';
import { LearnerStore } from '../cohorts/LearnerStore';

/** Tells the permission framework of every permission of the academy, and of learners as what some are decided for. */
export function registerPermissions(
  permissionsRegistry: PermissionsRegistryService,
  learners: LearnerStore,
): void {
  permissionsRegistry.addPermissions([
    academyIngestReadPermission,
    academyIngestRunPermission,
  ]);
  permissionsRegistry.addResourceType({
    resourceRef: academyLearnerResourceRef,
    permissions: academyLearnerPermissions,
    rules: Object.values(academyLearnerRules),
    async getResources(resourceRefs) {
      const refs = resourceRefs.map(ref => ref.toLocaleLowerCase('en-US'));
      const known = await learners.getLearners(refs);
      // somebody who was not read from the catalog yet belongs to no cohort, and still to themselves
      return refs.map(
        ref => known.get(ref) ?? { learnerRef: ref, instructorRefs: [] },
      );
    },
  });
}
