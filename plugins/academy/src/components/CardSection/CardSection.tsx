import { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import styles from './CardSection.module.css';

/** A part of a card, under a heading of its own. */
export function CardSection(props: { title: string; children: ReactNode }) {
  const { title, children } = props;
  return (
    <section>
      <Text
        as="h4"
        variant="body-large"
        weight="bold"
        className={styles.heading}
      >
        {title}
      </Text>
      {children}
    </section>
  );
}
