import { Cell, Text } from '@backstage/ui';
import styles from './LinesCell.module.css';

/** A table cell of one or two lines that wraps where BUI's `CellText` would cut off. */
export function LinesCell(props: { title: string; description?: string }) {
  const { title, description } = props;
  return (
    <Cell className={styles.cell}>
      <Text as="p" variant="body-medium" className={styles.line}>
        {title}
      </Text>
      {description && (
        <Text
          as="p"
          variant="body-small"
          color="secondary"
          className={styles.line}
        >
          {description}
        </Text>
      )}
    </Cell>
  );
}
