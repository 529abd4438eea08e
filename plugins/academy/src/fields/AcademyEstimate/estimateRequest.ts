import Big from 'big.js';
import { SpendEstimateRequest } from '@gpu-academy/backstage-plugin-academy-common';
import { AcademyEstimateOptions } from './schema';

/** What has to be chosen before anything can be estimated. */
export type EstimateInput = 'region' | 'instanceType' | 'hours' | 'budget';

/** Either what to ask the backend, or what the form still lacks. */
export type EstimateQuestion =
  | { request: SpendEstimateRequest; missing?: undefined }
  | { request?: undefined; missing: EstimateInput[] };

/**
 * Reads the question from the values of the form, by the names `region`, `instanceType`, `hours` and
 * `budget`; a form that also asks for `diskGb`, `count` or `purchase` overrules the field's options.
 *
 * @remarks
 *
 * Values that make no sense count as not given: the form's own schema is what complains about them. A form that asks
 * for no budget gets an estimate without one; one that does is not estimated before it has an amount to be held against.
 */
export function estimateQuestion(
  formData: Record<string, unknown>,
  options: Partial<AcademyEstimateOptions> = {},
): EstimateQuestion {
  const region = text(formData.region);
  const instanceType = text(formData.instanceType);
  const hours = positive(formData.hours);
  const budget = amount(formData.budget);
  const lacksBudget = 'budget' in formData && !budget;
  if (!region || !instanceType || !hours || lacksBudget) {
    const missing: EstimateInput[] = [];
    if (!region) {
      missing.push('region');
    }
    if (!instanceType) {
      missing.push('instanceType');
    }
    if (!hours) {
      missing.push('hours');
    }
    if (lacksBudget) {
      missing.push('budget');
    }
    return { missing };
  }
  return {
    request: {
      provider: options.provider ?? 'aws',
      region,
      instanceType,
      hours,
      count: positive(formData.count) ?? options.count,
      diskGb: positive(formData.diskGb) ?? options.diskGb,
      purchase:
        formData.purchase === 'spot' || formData.purchase === 'on-demand'
          ? formData.purchase
          : options.purchase,
      budget,
    },
  };
}

function text(value: unknown) {
  return typeof value === 'string' && value ? value : undefined;
}

function positive(value: unknown) {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number > 0
    ? number
    : undefined;
}

function amount(value: unknown) {
  if (typeof value !== 'number' && typeof value !== 'string') {
    return undefined;
  }
  try {
    const given = new Big(value);
    return given.gt(0) ? given.toFixed() : undefined;
  } catch {
    return undefined;
  }
}
