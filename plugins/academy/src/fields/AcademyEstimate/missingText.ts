import { TranslationFunction } from '@backstage/core-plugin-api/alpha';
import { academyTranslationRef } from '../../translation';
import { EstimateInput } from './estimateRequest';

/** Says what the form still lacks before its cost can be estimated. */
export function missingText(
  missing: EstimateInput[],
  t: TranslationFunction<(typeof academyTranslationRef)['T']>,
): string {
  return t('estimate.waiting', {
    missing: missing.map(input => t(`estimate.missing.${input}`)).join(', '),
  });
}
