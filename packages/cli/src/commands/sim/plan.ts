import { terraformCommand } from './terraformCommand';

/** `academy sim plan`: what would be created? */
export const simPlan = terraformCommand({
  name: 'plan',
  summary: 'Plan a configuration against the simulated cloud',
  description: 'Shows what Terraform would do in the simulated cloud.',
  args: ['plan'],
});
