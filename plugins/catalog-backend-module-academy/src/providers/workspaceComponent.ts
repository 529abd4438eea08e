import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  ComponentEntity,
  parseEntityRef,
} from '@backstage/catalog-model';
import {
  ANNOTATION_ITEM,
  ANNOTATION_MODULE,
  ANNOTATION_WORKSPACE_ID,
  Workspace,
  WORKSPACE_COMPONENT_TYPE,
} from '@gpu-academy/backstage-plugin-academy-common';

/** A lab workspace as the catalog shows it: a Component that belongs to its learner. */
export function workspaceComponent(workspace: Workspace): ComponentEntity {
  const { namespace, name } = parseEntityRef(workspace.entityRef, {
    defaultKind: 'component',
    defaultNamespace: 'default',
  });
  const location = `academy-workspace:${workspace.id}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      namespace,
      name,
      title: workspace.title,
      description: [
        `${workspace.instanceType ?? 'Lab'} in ${workspace.region}`,
        `until ${workspace.expiresAt.slice(0, 10)}`,
      ].join(', '),
      annotations: {
        [ANNOTATION_WORKSPACE_ID]: workspace.id,
        [ANNOTATION_MODULE]: workspace.moduleRef,
        [ANNOTATION_ITEM]: workspace.itemId,
        // a folder's location ends with a slash
        [ANNOTATION_SOURCE_LOCATION]: `url:${workspace.repoUrl.replace(
          /\/*$/,
          '/',
        )}`,
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
      },
      tags: [workspace.provider],
      links: [{ url: workspace.repoUrl, title: 'Repository' }],
    },
    spec: {
      type: WORKSPACE_COMPONENT_TYPE,
      lifecycle: 'experimental',
      owner: workspace.learnerRef,
    },
  };
}
