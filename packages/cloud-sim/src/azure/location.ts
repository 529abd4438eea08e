import type { ConfigCheck } from '../simulation/configChecks';
import { knownString } from '../cty/CtyValue';
import { errorDiagnostic } from '../simulation/Diagnostic';
import { hintOf } from '../simulation/nearestName';

/*
 * The public regions of Azure. Source: Microsoft's page "List of Azure regions" (and
 * `az account list-locations`), as of 2026-01.
 */
const LOCATIONS: readonly string[] =
  `australiacentral australiacentral2 australiaeast australiasoutheast austriaeast belgiumcentral brazilsouth
  brazilsoutheast canadacentral canadaeast centralindia centralus chilecentral eastasia eastus eastus2 francecentral
  francesouth germanynorth germanywestcentral indonesiacentral israelcentral italynorth japaneast japanwest
  jioindiacentral jioindiawest koreacentral koreasouth malaysiawest mexicocentral newzealandnorth northcentralus
  northeurope norwayeast norwaywest polandcentral qatarcentral southafricanorth southafricawest southcentralus
  southeastasia southindia spaincentral swedencentral swedensouth switzerlandnorth switzerlandwest uaecentral uaenorth
  uksouth ukwest westcentralus westeurope westindia westus westus2 westus3`.split(
    /\s+/,
  );

/** Resources that lie nowhere in particular say so. */
const GLOBAL = 'global';

/** A location as Azure stores it: `West Europe` → `westeurope`. */
export function normalLocation(location: string): string {
  return location.replace(/\s+/g, '').toLowerCase();
}

/** The location must be one that Azure has. */
export const knownLocation: ConfigCheck = config => {
  const given = knownString(config.location);
  const name = normalLocation(given ?? '');
  return given === undefined || name === GLOBAL || LOCATIONS.includes(name)
    ? []
    : [
        errorDiagnostic(
          'Invalid value for location',
          `${JSON.stringify(
            name,
          )} was not found in the list of supported Azure Locations.${hintOf(
            name,
            LOCATIONS,
          )} Cloud-sim knows the ${
            LOCATIONS.length
          } of January 2026: ${LOCATIONS.join(', ')}.`,
          ['location'],
        ),
      ];
};
