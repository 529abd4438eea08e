import { CloudProvider } from '../lab/LabContract';
import { AllowList } from '../prescan/PrescanReport';

const CLOUDS: Record<CloudProvider, { provider: string; backend: string }> = {
  aws: { provider: 'hashicorp/aws', backend: 's3' },
  gcp: { provider: 'hashicorp/google', backend: 'gcs' },
  azure: { provider: 'hashicorp/azurerm', backend: 'azurerm' },
};

/** Providers that make names, times and keys, and talk to nobody. */
const MAKERS = ['hashicorp/random', 'hashicorp/time', 'hashicorp/tls'];

type Extras = Omit<AllowList, 'backends'>;

/** What a lab may use beside its cloud, by its id. A lab that is not here may use nothing beside. */
const LABS: ReadonlyMap<string, Extras> = new Map(
  ['mod-102/lab-1', 'mod-102/lab-2', 'mod-102/lab-3', 'mod-102/project'].map(
    (labId): [string, Extras] => [
      labId,
      { providers: MAKERS, modules: [], provisioners: [], programs: [] },
    ],
  ),
);

/**
 * What the source of a lab may use: its cloud's provider and state, and what the lab adds. The grader goes by this
 * list, and not by what `lab.yaml` repeats of it.
 *
 * @param labId - `<module id>/<item id>`
 * @public
 */
export function allowListFor(labId: string, cloud: CloudProvider): AllowList {
  const { provider, backend } = CLOUDS[cloud];
  const lab = LABS.get(labId);
  return {
    providers: [provider, ...(lab?.providers ?? [])],
    modules: lab?.modules ?? [],
    provisioners: lab?.provisioners ?? [],
    programs: lab?.programs ?? [],
    backends: ['local', backend],
  };
}
