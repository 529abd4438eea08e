import { CloudProvider } from '../lab/LabContract';
import { AllowList } from '../prescan/PrescanReport';

const PROVIDERS: Record<CloudProvider, string> = {
  aws: 'hashicorp/aws',
  gcp: 'hashicorp/google',
  azure: 'hashicorp/azurerm',
};

const BACKENDS: Record<CloudProvider, string> = {
  aws: 's3',
  gcp: 'gcs',
  azure: 'azurerm',
};

/** What a lab may use beyond {@link allowListFor}'s own list, by its id. None needs more so far. */
const EXTRA: ReadonlyMap<string, Partial<AllowList>> = new Map();

/**
 * What the source of a lab may use: its cloud's provider, what makes names, times and keys, modules of its own, the
 * state of its cloud. The grader goes by this list, and not by what `lab.yaml` repeats of it.
 *
 * @param labId - `<module id>/<item id>`
 * @public
 */
export function allowListFor(labId: string, cloud: CloudProvider): AllowList {
  const extra = EXTRA.get(labId) ?? {};
  return {
    providers: [
      PROVIDERS[cloud],
      'hashicorp/random',
      'hashicorp/time',
      'hashicorp/tls',
      ...(extra.providers ?? []),
    ],
    modules: extra.modules ?? [],
    provisioners: extra.provisioners ?? [],
    programs: extra.programs ?? [],
    backends: ['local', BACKENDS[cloud], ...(extra.backends ?? [])],
  };
}
