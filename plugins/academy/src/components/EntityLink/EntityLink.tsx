import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from '@backstage/ui';
import { catalogEntityRouteRef } from '../../routes';

/** A link to an entity's page, or just its title where the portal has no catalog pages. */
export function EntityLink(props: { entityRef: string; title?: string }) {
  const { entityRef, title } = props;
  const route = useRouteRef(catalogEntityRouteRef);
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const text = title ?? name;
  return route ? (
    <Link href={route({ kind: kind.toLowerCase(), namespace, name })}>
      {text}
    </Link>
  ) : (
    <>{text}</>
  );
}
