import { strings, text } from '../../plan/attributes';
import { checkByCloud, firstComplaint } from '../Check';

const HINT =
  'Leave the region in `infra/lab.auto.tfvars.json` as it was generated: the estimate and the quota are of that region.';

/** Everything that lies somewhere lies in the region that was agreed and priced. */
export const regionAllowed = checkByCloud({
  id: 'region-allowed',
  title: 'Everything lies in the agreed region',
  praise: 'Everything lies in the agreed region.',
  hint: { aws: HINT, gcp: HINT, azure: HINT },
  complaint: {
    aws: run =>
      firstComplaint(run.planned, ({ values }) => {
        // Resources say their region since version 6 of the provider; zones have always begun with it.
        const region = text(values, 'region');
        const zone = text(values, 'availability_zone');
        const other = [
          region !== run.agreed.region && region,
          !zone.startsWith(run.agreed.region) && zone,
        ].find(Boolean);
        return other
          ? `is planned in ${other}, ${run.agreed.region} was agreed`
          : undefined;
      }),
    gcp: run =>
      firstComplaint(run.planned, ({ values }) => {
        const zone = text(values, 'zone');
        const places = [
          text(values, 'region'),
          zone.replace(/-[a-z]$/, ''),
          text(values, 'location').replace(/-[a-z]$/, ''),
          ...strings(values, 'node_locations').map(it =>
            it.replace(/-[a-z]$/, ''),
          ),
        ].map(place => place.split('/').pop()!.toLowerCase());
        const other = places.find(
          place => place && place !== 'global' && place !== run.agreed.region,
        );
        return other
          ? `is planned in ${other}, ${run.agreed.region} was agreed`
          : undefined;
      }),
    azure: run =>
      firstComplaint(run.planned, ({ values }) => {
        const location = normal(text(values, 'location'));
        return location &&
          location !== 'global' &&
          location !== normal(run.agreed.region)
          ? `is planned in ${location}, ${run.agreed.region} was agreed`
          : undefined;
      }),
  },
});

// Azure takes `West Europe` and `westeurope` for the same.
function normal(location: string): string {
  return location.toLowerCase().replace(/ /g, '');
}
