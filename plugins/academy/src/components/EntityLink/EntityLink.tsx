import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import { catalogEntityRouteRef } from '../../routes';
import { EntityTitle } from './EntityTitle';

/** A link to an entity's page, or just its title where the portal has no catalog pages; the title is looked up unless given. */
export function EntityLink(props: { entityRef: string; title?: string }) {
  const { entityRef, title } = props;
  const route = useRouteRef(catalogEntityRouteRef);
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const text = title ?? <EntityTitle entityRef={entityRef} />;
  return route ? (
    <Link href={route({ kind: kind.toLowerCase(), namespace, name })}>
      {text}
    </Link>
  ) : (
    <>{text}</>
  );
}
