import { terraformCommand } from './terraformCommand';

/** `academy sim plan`: what would be created? */
export const simPlan = terraformCommand({
  name: 'plan',
  description: 'Shows what Terraform would do in the simulated cloud.',
  args: ['plan'],
});
