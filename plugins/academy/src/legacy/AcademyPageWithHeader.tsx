import { Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { AcademyPage } from '../components/AcademyPage';
import { academyTranslationRef } from '../translation';
import styles from './AcademyPageWithHeader.module.css';

/** The old system leaves the page's header to the plugin. */
export function AcademyPageWithHeader() {
  const { t } = useTranslationRef(academyTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} />
      <div className={styles.content}>
        <AcademyPage />
      </div>
    </Page>
  );
}
