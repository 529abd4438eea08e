import { join } from 'node:path';
import { findConfiguration } from './copyConfiguration';
import { Simulation } from './Simulation';

/** Flags that every command of `academy sim` has. */
export const SIM_FLAGS = {
  dir: {
    type: String,
    placeholder: '<path>',
    description:
      'Where the simulated cloud and its state lie; .sim beside the configuration unless given',
  },
} as const;

/** Opens the simulation that the arguments name. */
export async function openSimulation(
  folder: string | undefined,
  dir: string | undefined,
): Promise<Simulation> {
  const named = folder ?? '.';
  const configuration = await findConfiguration(named);
  return Simulation.open({
    configuration,
    folder: dir ?? join(named, '.sim'),
  });
}
