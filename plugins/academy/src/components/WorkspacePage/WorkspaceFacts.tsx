import { ReactNode } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Link } from '@backstage/ui';
import { Workspace } from '@gpu-academy/backstage-plugin-academy-common';
import { formatMoney } from '../../format/formatMoney';
import { formatTime } from '../../format/formatTime';
import { isSimulatedScope } from '../../format/isSimulatedScope';
import { learnerRouteRef } from '../../routes';
import { academyTranslationRef } from '../../translation';
import { SimulatedBadge } from '../badges';
import { EntityLink, EntityTitle } from '../EntityLink';
import { TitledCard } from '../TitledCard';
import styles from './WorkspacePage.module.css';

/** What was agreed when the workspace was made. */
export function WorkspaceFacts(props: { workspace: Workspace }) {
  const { workspace } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const learnerRoute = useRouteRef(learnerRouteRef);
  const { namespace, name } = parseEntityRef(workspace.learnerRef);
  const learner = <EntityTitle entityRef={workspace.learnerRef} />;
  return (
    <TitledCard title={t('workspace.facts')}>
      <dl className={styles.facts}>
        <Fact title={t('workspace.learner')}>
          {learnerRoute ? (
            <Link href={learnerRoute({ namespace, name })}>{learner}</Link>
          ) : (
            learner
          )}
        </Fact>
        <Fact title={t('workspace.module')}>
          <EntityLink entityRef={workspace.moduleRef} />
        </Fact>
        <Fact title={t('workspace.item')}>{workspace.itemId}</Fact>
        <Fact title={t('workspace.provider')}>
          {workspace.provider.toUpperCase()}
        </Fact>
        <Fact title={t('workspace.scope')}>
          {workspace.scopeId}{' '}
          {isSimulatedScope(workspace.scopeId) && <SimulatedBadge />}
        </Fact>
        <Fact title={t('workspace.region')}>{workspace.region}</Fact>
        {workspace.instanceType && (
          <Fact title={t('workspace.instanceType')}>
            {workspace.instanceType}
          </Fact>
        )}
        <Fact title={t('workspace.hours')}>{workspace.hours}</Fact>
        <Fact title={t('workspace.budget')}>
          {formatMoney(workspace.budget, workspace.currency)}
        </Fact>
        <Fact title={t('workspace.created')}>
          {formatTime(workspace.createdAt)}
        </Fact>
        <Fact title={t('workspace.catalogEntry')}>
          <EntityLink entityRef={workspace.entityRef} />
        </Fact>
      </dl>
    </TitledCard>
  );
}

function Fact(props: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{props.title}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
