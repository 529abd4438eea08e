import { type CtyObject, knownString } from '../cty/CtyValue';
import { type Diagnostic, errorDiagnostic } from '../simulation/Diagnostic';
import { hintOf } from '../simulation/nearestName';
import { lastSegment, regionOfZone } from './places';
import { REGIONS, zonesOf } from './regions';

const ZONE = /^[a-z]+-[a-z]+\d+-[a-z]$/;
const REGION = /^[a-z]+-[a-z]+\d+$/;

const KNOWN = `Cloud-sim knows the ${REGIONS.length} regions of January 2026; data.google_compute_zones lists the zones of one.`;

function unknownZone(zone: string): string | undefined {
  const region = regionOfZone(zone);
  if (!REGIONS.includes(region)) {
    return hintOf(region, REGIONS);
  }
  const zones = zonesOf(region);
  return zones.includes(zone)
    ? undefined
    : ` Region ${region} has the zones ${zones.join(', ')}.`;
}

/** What Google answers to a place that it has not; `undefined` for one that it has. */
export function refuseName(
  place: string,
  attribute: string,
): Diagnostic | undefined {
  const name = lastSegment(place).toLowerCase();
  const hint = ZONE.test(name) ? unknownZone(name) : undefined;
  if (hint !== undefined) {
    return errorDiagnostic(
      `googleapi: Error 400: Invalid value for field 'zone': '${name}'. Unknown zone., invalid (simulated)`,
      `There is no zone ${JSON.stringify(name)}.${hint} ${KNOWN}`,
      [attribute],
    );
  }
  return REGION.test(name) && !REGIONS.includes(name)
    ? errorDiagnostic(
        `googleapi: Error 403: Permission denied on 'locations/${name}' (or it may not exist)., forbidden (simulated)`,
        `There is no region ${JSON.stringify(name)}.${hintOf(
          name,
          REGIONS,
        )} ${KNOWN}`,
        [attribute],
      )
    : undefined;
}

/** Why a resource cannot lie where it says. */
export function refusePlace(resource: CtyObject): Diagnostic | undefined {
  for (const attribute of ['zone', 'region', 'location']) {
    const problem = refuseName(
      knownString(resource[attribute]) ?? '',
      attribute,
    );
    if (problem) {
      return problem;
    }
  }
  const zone = lastSegment(knownString(resource.zone) ?? '');
  const region = lastSegment(knownString(resource.region) ?? '');
  return zone !== '' && region !== '' && regionOfZone(zone) !== region
    ? errorDiagnostic(
        `googleapi: Error 400: Zone '${zone}' is not in region '${region}'., invalid (simulated)`,
        `Region ${region} has the zones ${zonesOf(region).join(', ')}.`,
        ['zone'],
      )
    : undefined;
}
