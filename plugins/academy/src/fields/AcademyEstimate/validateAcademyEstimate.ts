import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { assertError } from '@backstage/errors';
import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { academyApiRef } from '../../api';
import { messageOf } from '../../components/states';
import { formatMoney } from '../../format/formatMoney';
import { academyTranslationRef } from '../../translation';
import { estimateQuestion } from './estimateRequest';
import { missingText } from './missingText';
import { AcademyEstimateOptions } from './schema';

/**
 * Keeps a form from going on whose estimate exceeds its budget, or cannot be made.
 *
 * @remarks
 *
 * Asks for the estimate of what is in the form now: the value that the field shows may be some keystrokes old.
 */
export const validateAcademyEstimate: CustomFieldValidator<
  string,
  AcademyEstimateOptions
> = async (_value, field, { apiHolder, formData, uiSchema }) => {
  const { request, missing } = estimateQuestion(
    formData,
    uiSchema?.['ui:options'],
  );
  const api = apiHolder.get(academyApiRef);
  const translation = apiHolder
    .get(translationApiRef)
    ?.getTranslation(academyTranslationRef);
  if (!api || !translation?.ready) {
    throw new Error('The academy plugin is not installed in this app');
  }
  const { t } = translation;
  // Only reached where the form's own schema has nothing against what is missing.
  if (missing) {
    field.addError(missingText(missing, t));
    return;
  }
  try {
    const estimate = await api.estimateSpend(request);
    if (request.budget && estimate.withinBudget === false) {
      field.addError(
        t('estimate.overBudgetError', {
          likely: formatMoney(estimate.likely, estimate.currency),
          budget: formatMoney(request.budget, estimate.currency),
        }),
      );
    }
  } catch (error) {
    assertError(error);
    field.addError(t('estimate.failed', { message: messageOf(error) }));
  }
};
