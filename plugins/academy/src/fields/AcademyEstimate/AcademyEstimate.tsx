import { useEffect, useRef } from 'react';
import Big from 'big.js';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, Flex, Text } from '@backstage/ui';
import { EstimateTable } from '../../components/EstimateTable';
import { messageOf } from '../../components/states';
import { formatMoney } from '../../format/formatMoney';
import { academyTranslationRef } from '../../translation';
import { estimateQuestion } from './estimateRequest';
import { missingText } from './missingText';
import { academyEstimateSchema } from './schema';
import { useEstimate } from './useEstimate';

/**
 * A field that asks nothing: it shows what the lab will cost while the other fields of the form change.
 *
 * @remarks
 *
 * The Scaffolder gives every field the values of all steps, live, as `formContext.formData`. The field's own value is
 * set to the empty text at once and to the likely amount, in cents, when it is known: a field without a value would not
 * be validated, and validation is what keeps an estimate above the budget from going on.
 */
export function AcademyEstimate(props: typeof academyEstimateSchema.TProps) {
  const { formContext, formData: value, onChange, schema, uiSchema } = props;
  const { t } = useTranslationRef(academyTranslationRef);
  const { request, missing } = estimateQuestion(
    formContext?.formData ?? {},
    uiSchema['ui:options'],
  );
  const { estimate, error, updating } = useEstimate(request);

  const latestOnChange = useRef(onChange);
  latestOnChange.current = onChange;
  const likely = estimate
    ? new Big(estimate.likely).round(2, Big.roundHalfUp).toFixed(2)
    : '';
  useEffect(() => {
    if (value !== likely) {
      latestOnChange.current(likely);
    }
  }, [value, likely]);

  return (
    <Flex direction="column" gap="2">
      <Text as="h3" variant="title-x-small" style={{ margin: 0 }}>
        {schema.title ?? t('estimate.title')}
      </Text>
      {schema.description && (
        <Text as="p" variant="body-small" color="secondary">
          {schema.description}
        </Text>
      )}
      <div role="status">
        {missing && (
          <Text as="p" color="secondary">
            {missingText(missing, t)}
          </Text>
        )}
        {updating && (
          <Text as="p" color="secondary">
            {t('estimate.updating')}
          </Text>
        )}
        {error && (
          <Alert
            status="danger"
            icon
            title={t('estimate.failed', { message: messageOf(error) })}
          />
        )}
        {estimate && request?.budget && (
          <Alert
            icon
            status={estimate.withinBudget === false ? 'danger' : 'success'}
            title={t(
              estimate.withinBudget === false
                ? 'estimate.overBudget'
                : 'estimate.withinBudget',
              { budget: formatMoney(request.budget, estimate.currency) },
            )}
            description={
              estimate.withinBudget === false
                ? t('estimate.overBudgetHelp')
                : undefined
            }
          />
        )}
      </div>
      {estimate && <EstimateTable estimate={estimate} />}
    </Flex>
  );
}
