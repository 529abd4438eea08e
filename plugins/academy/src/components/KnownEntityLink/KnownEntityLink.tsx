import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { KnownEntities } from '../../hooks/useKnownEntities';
import { academyTranslationRef } from '../../translation';
import { EntityLink } from '../EntityLink';

/** A link to an entity by its title; plain text where the catalog has said that it holds none of that name. */
export function KnownEntityLink(props: {
  /** Full entity ref. */
  entityRef: string;
  known: KnownEntities;
}) {
  const { entityRef, known } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const entity = known.get(entityRef);
  if (known.has(entityRef) && !entity) {
    const { kind, name } = parseEntityRef(entityRef);
    // Curricula write the ids of modules in capitals.
    const id = kind === 'learningmodule' ? name.toUpperCase() : name;
    return <>{t('catalog.absent', { id })}</>;
  }
  return <EntityLink entityRef={entityRef} title={entity?.metadata.title} />;
}
