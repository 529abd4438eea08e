import { terraformCommand } from './terraformCommand';

/** `academy sim apply`: creates what is written. */
export const simApply = terraformCommand({
  name: 'apply',
  summary: 'Create a configuration in the simulated cloud',
  description:
    'Creates in the simulated cloud what is written, without asking: it costs nothing.',
  args: ['apply', '-auto-approve'],
});
