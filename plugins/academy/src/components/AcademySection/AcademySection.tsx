import { ReactNode } from 'react';
import { Container, Header } from '@backstage/ui';
import { AcademySectionId, useAcademyTabs } from './AcademyTabs';

/** The frame of every Academy page: title, and the ways to the sections that the reader has a use for. */
export function AcademySection(props: {
  title: string;
  active?: AcademySectionId;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { title, active, actions, children } = props;
  const tabs = useAcademyTabs();
  return (
    <>
      <Header
        title={title}
        tabs={tabs.length > 1 ? tabs : undefined}
        // Without an id the header would guess one from the address.
        activeTabId={active ?? 'none'}
        customActions={actions}
      />
      <Container>{children}</Container>
    </>
  );
}
