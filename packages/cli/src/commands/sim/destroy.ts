import { terraformCommand } from './terraformCommand';

/** `academy sim destroy`: takes down what was created. */
export const simDestroy = terraformCommand({
  name: 'destroy',
  description:
    'Takes down in the simulated cloud what was created. `academy sim inventory` tells what is left.',
  args: ['destroy', '-auto-approve'],
});
