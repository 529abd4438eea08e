import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, Flex } from '@backstage/ui';
import { ModuleProgress } from '@gpu-academy/backstage-plugin-academy-common';
import { RiBookOpenLine, RiSearchLine } from '@remixicon/react';
import { academyTranslationRef } from '../../translation';
import { SearchBox } from '../SearchBox';
import { EmptyState } from '../states';
import { ModuleCard } from './ModuleCard';
import { filterModules } from './moduleFilter';

/** @public */
export interface ModuleListProps {
  modules: ModuleProgress[];
  own: boolean;
  query: string;
  onQueryChange: (query: string) => void;
}

/** Every module that a learner stands in some relation to, with a search. */
export function ModuleList(props: ModuleListProps) {
  const { modules, own, query, onQueryChange } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const shown = useMemo(() => filterModules(modules, query), [modules, query]);

  if (modules.length === 0) {
    return (
      <EmptyState
        icon={<RiBookOpenLine size={32} />}
        title={t('modules.emptyTitle')}
        description={t('modules.emptyDescription')}
      />
    );
  }
  return (
    <Flex direction="column" gap="4">
      <SearchBox
        label={t('modules.search')}
        value={query}
        onChange={onQueryChange}
      />
      {shown.length === 0 && (
        <EmptyState
          icon={<RiSearchLine size={32} />}
          title={t('modules.noMatchTitle', { query })}
          description={t('modules.noMatchDescription')}
          action={
            <Button variant="secondary" onPress={() => onQueryChange('')}>
              {t('modules.clearSearch')}
            </Button>
          }
        />
      )}
      {shown.map(module => (
        <ModuleCard key={module.moduleRef} module={module} own={own} />
      ))}
    </Flex>
  );
}
