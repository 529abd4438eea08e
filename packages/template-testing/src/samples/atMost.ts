import { TerraformLife } from './TemplateSamples';

/** @returns the lesser of two lives */
export function atMost(
  life: TerraformLife,
  limit: TerraformLife = 'full',
): TerraformLife {
  const order: TerraformLife[] = ['none', 'plan', 'full'];
  return order[Math.min(order.indexOf(life), order.indexOf(limit))];
}
