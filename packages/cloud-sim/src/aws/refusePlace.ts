import { type CtyObject, knownString, knownStrings } from '../cty/CtyValue';
import { type Diagnostic, errorDiagnostic } from '../simulation/Diagnostic';
import { hintOf } from '../simulation/nearestName';
import type { Scope } from '../simulation/Scope';
import { REGIONS, zonesOf } from './regions';

/** What AWS answers to a region that it has not; `undefined` for one that it has. */
export function refuseRegion(region: string): Diagnostic | undefined {
  return REGIONS.includes(region)
    ? undefined
    : errorDiagnostic(
        `invalid AWS Region: ${region} (simulated)`,
        `Found ${JSON.stringify(
          region,
        )}, expected a region such as "us-east-1".${hintOf(
          region,
          REGIONS,
        )} Cloud-sim knows the ${REGIONS.length} regions of January 2026.`,
        ['region'],
      );
}

/** A zone outside of the region's data centres: `us-west-2-lax-1a`. */
function isLocalZone(zone: string, region: string): boolean {
  return new RegExp(`^${region}-[a-z]{3,4}-\\d[a-z]$`).test(zone);
}

/** Why a resource cannot lie where it says. */
export function refusePlace(
  type: string,
  resource: CtyObject,
  scope: Scope,
): Diagnostic | undefined {
  const region = knownString(resource.region) ?? scope.region;
  const zones = zonesOf(region);
  const zone = [
    knownString(resource.availability_zone) ?? '',
    ...knownStrings(resource.availability_zones),
  ].find(
    name => name !== '' && !zones.includes(name) && !isLocalZone(name, region),
  );
  return (
    refuseRegion(region) ??
    (zone === undefined
      ? undefined
      : errorDiagnostic(
          `creating ${type}: InvalidParameterValue (simulated)`,
          `Value (${zone}) for parameter availabilityZone is invalid. Region ${region} has the zones ${zones.join(
            ', ',
          )}; data.aws_availability_zones lists them.`,
          ['availability_zone'],
        ))
  );
}
