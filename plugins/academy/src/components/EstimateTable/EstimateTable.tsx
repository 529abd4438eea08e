import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Flex, Text } from '@backstage/ui';
import { SpendEstimate } from '@gpu-academy/backstage-plugin-academy-common';
import { formatMoney } from '../../format/formatMoney';
import { formatDay } from '../../format/formatTime';
import { academyTranslationRef } from '../../translation';
import { DataTable } from '../DataTable';
import styles from './EstimateTable.module.css';

/** An estimate as low, likely and high, with the parts that it is made of and where their prices are from. */
export function EstimateTable(props: { estimate: SpendEstimate }) {
  const { estimate } = props;
  const { currency, low, likely, high, parts, pricedAt } = estimate;
  const { t } = useTranslationRef(academyTranslationRef);
  return (
    <Flex direction="column" gap="3">
      <dl className={styles.range}>
        <Amount title={t('estimate.low')} value={formatMoney(low, currency)} />
        <Amount
          title={t('estimate.likely')}
          value={formatMoney(likely, currency)}
          strong
        />
        <Amount
          title={t('estimate.high')}
          value={formatMoney(high, currency)}
        />
      </dl>
      <DataTable caption={t('estimate.caption')}>
        <thead>
          <tr>
            <th scope="col">{t('estimate.part')}</th>
            <th scope="col" data-numeric="">
              {t('estimate.quantity')}
            </th>
            <th scope="col" data-numeric="">
              {t('estimate.unitPrice')}
            </th>
            <th scope="col" data-numeric="">
              {t('estimate.amount')}
            </th>
            <th scope="col">{t('estimate.source')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(part => (
            <tr key={part.id}>
              <th scope="row">{part.title}</th>
              <td data-numeric="">
                {part.quantity} {part.unit}
              </td>
              <td data-numeric="">
                {formatMoney(part.unitPrice, currency, { decimals: 6 })}
              </td>
              <td data-numeric="">{formatMoney(part.amount, currency)}</td>
              <td>{part.source}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <Text as="p" variant="body-small" color="secondary">
        {t('estimate.pricedAt', { day: formatDay(pricedAt) })}
      </Text>
    </Flex>
  );
}

function Amount(props: { title: string; value: string; strong?: boolean }) {
  const { title, value, strong } = props;
  return (
    <div>
      <dt>{title}</dt>
      <dd className={strong ? styles.strong : undefined}>{value}</dd>
    </div>
  );
}
