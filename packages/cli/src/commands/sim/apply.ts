import { terraformCommand } from './terraformCommand';

/** `academy sim apply`: creates what is written. */
export const simApply = terraformCommand({
  name: 'apply',
  description:
    'Creates in the simulated cloud what is written, without asking: it costs nothing.',
  args: ['apply', '-auto-approve'],
});
