/** The API group of the academy's catalog kinds. @public */
export const ACADEMY_API_VERSION = 'gpu-academy.io/v1alpha1';

/** On a lab workspace `Component`: the id of the workspace row. @public */
export const ANNOTATION_WORKSPACE_ID = 'gpu-academy.io/workspace-id';
/** On a lab workspace `Component` or a lab `Template`: entity ref of the module. @public */
export const ANNOTATION_MODULE = 'gpu-academy.io/module';
/** On a lab workspace `Component` or a lab `Template`: id of the item within its module. @public */
export const ANNOTATION_ITEM = 'gpu-academy.io/item';
/** On a cohort `Group`: comma separated refs of the users or groups that instruct it. @public */
export const ANNOTATION_INSTRUCTORS = 'gpu-academy.io/instructors';
/** On a `User`: comma separated `provider/scope-id` pairs (cloud accounts) that are theirs alone. @public */
export const ANNOTATION_CLOUD_SCOPES = 'gpu-academy.io/cloud-scopes';

/** `spec.type` of a `Group` that is a cohort. @public */
export const COHORT_GROUP_TYPE = 'cohort';
/** `spec.type` of a `Component` that is a lab workspace. @public */
export const WORKSPACE_COMPONENT_TYPE = 'lab-workspace';
