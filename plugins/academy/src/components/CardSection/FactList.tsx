import { Fragment, ReactNode } from 'react';
import styles from './CardSection.module.css';

/** A name and what there is to say of it; facts without content are left out. */
export interface Fact {
  label: string;
  content: ReactNode[];
}

/** Facts about one thing; what a fact has more than one of is separated by commas. */
export function FactList(props: { facts: Fact[] }) {
  const shown = props.facts.filter(({ content }) => content.length > 0);
  if (!shown.length) {
    return null;
  }
  return (
    <dl className={styles.facts}>
      {shown.map(({ label, content }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>
            {content.map((part, index) => (
              // Several facts may say the same.
              // eslint-disable-next-line react/no-array-index-key
              <Fragment key={index}>
                {index > 0 && ', '}
                {part}
              </Fragment>
            ))}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
