import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { formatMoney } from '../../format/formatMoney';
import { formatDay } from '../../format/formatTime';
import { CurrencyCost } from '../../spend/groupDailyCost';
import { academyTranslationRef } from '../../translation';
import { DataTable } from '../DataTable';

/** The numbers of the chart, day by day and service by service, with both sums. */
export function SpendTable(props: { cost: CurrencyCost }) {
  const { cost } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const { currency } = cost;
  return (
    <DataTable caption={t('spend.tableCaption', { currency })}>
      <thead>
        <tr>
          <th scope="col">{t('spend.day')}</th>
          {cost.services.map(({ service }) => (
            <th key={service} scope="col" data-numeric="">
              {service}
            </th>
          ))}
          <th scope="col" data-numeric="">
            {t('spend.total')}
          </th>
        </tr>
      </thead>
      <tbody>
        {cost.days.map(({ day, byService, total }) => (
          <tr key={day}>
            <th scope="row" data-nowrap="">
              {formatDay(day)}
            </th>
            {cost.services.map(({ service }) => (
              <td key={service} data-numeric="">
                {byService[service] === undefined
                  ? '–'
                  : formatMoney(byService[service], currency)}
              </td>
            ))}
            <td data-numeric="">{formatMoney(total, currency)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('spend.total')}</th>
          {cost.services.map(({ service, total }) => (
            <td key={service} data-numeric="">
              {formatMoney(total, currency)}
            </td>
          ))}
          <td data-numeric="">{formatMoney(cost.total, currency)}</td>
        </tr>
      </tfoot>
    </DataTable>
  );
}
