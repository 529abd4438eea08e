import { parseEntityRef } from '@backstage/catalog-model';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';

/** What the catalog calls an entity; its name until, or where, the catalog does not say. */
export function EntityTitle(props: { entityRef: string }) {
  const { entityRef } = props;
  const { kind, namespace } = parseEntityRef(entityRef);
  const { primaryTitle } = useEntityPresentation(entityRef, {
    defaultKind: kind,
    defaultNamespace: namespace,
  });
  return <>{primaryTitle}</>;
}
