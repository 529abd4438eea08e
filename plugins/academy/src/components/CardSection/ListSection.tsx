import { ReactNode } from 'react';
import { CardSection } from './CardSection';
import styles from './CardSection.module.css';

/** A part of a card that is a list; nothing at all where the list is empty. */
export function ListSection(props: {
  title: string;
  items: ReactNode[];
  ordered?: boolean;
}) {
  const { title, items, ordered } = props;
  const List = ordered ? 'ol' : 'ul';
  if (!items.length) {
    return null;
  }
  return (
    <CardSection title={title}>
      <List className={styles.list}>
        {items.map((item, index) => (
          // The lists of a spec are read-only and may repeat themselves.
          // eslint-disable-next-line react/no-array-index-key
          <li key={index}>{item}</li>
        ))}
      </List>
    </CardSection>
  );
}
