import { ReactElement, ReactNode } from 'react';
import { Flex, Text } from '@backstage/ui';
import styles from './states.module.css';

/** Says what is missing, why, and what makes it appear. */
export function EmptyState(props: {
  icon?: ReactElement;
  title: string;
  description: string;
  action?: ReactNode;
}) {
  const { icon, title, description, action } = props;
  return (
    <Flex direction="column" align="center" gap="2" className={styles.empty}>
      {icon && (
        <span aria-hidden="true" className={styles.icon}>
          {icon}
        </span>
      )}
      <Text variant="body-large" weight="bold" as="p">
        {title}
      </Text>
      <Text
        variant="body-medium"
        color="secondary"
        as="p"
        className={styles.description}
      >
        {description}
      </Text>
      {action}
    </Flex>
  );
}
