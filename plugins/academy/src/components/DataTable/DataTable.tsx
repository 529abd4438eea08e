import { ReactNode } from 'react';
import { VisuallyHidden } from '@backstage/ui';
import styles from './DataTable.module.css';

/**
 * A plain `<table>` for numbers that are read, not worked with: real headers, a caption, and its own
 * scrolling that the keyboard reaches.
 */
export function DataTable(props: {
  caption: string;
  showCaption?: boolean;
  children: ReactNode;
}) {
  const { caption, showCaption, children } = props;
  return (
    <div
      className={styles.scroll}
      role="region"
      aria-label={caption}
      // A scrolling region has to be reachable by keyboard (WCAG 2.1.1).
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={styles.table}>
        <caption className={styles.caption}>
          {showCaption ? caption : <VisuallyHidden>{caption}</VisuallyHidden>}
        </caption>
        {children}
      </table>
    </div>
  );
}
