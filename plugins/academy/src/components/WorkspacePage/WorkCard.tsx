import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Workspace } from '@gpu-academy/backstage-plugin-academy-common';
import { academyTranslationRef } from '../../translation';
import { TitledCard } from '../TitledCard';
import { CloneStep } from './CloneStep';
import { SubmitStep } from './SubmitStep';
import styles from './WorkspacePage.module.css';

/** The way from the page to a graded attempt; only the learner gets to see it. */
export function WorkCard(props: { workspace: Workspace }) {
  const { id, cloneUrl } = props.workspace;
  const { t } = useTranslationRef(academyTranslationRef);
  return (
    <TitledCard title={t('workspace.startTitle')}>
      <ol className={styles.steps}>
        <li>
          <CloneStep workspaceId={id} />
        </li>
        <li>
          <SubmitStep workspaceId={id} cloneUrl={cloneUrl} />
        </li>
      </ol>
    </TitledCard>
  );
}
