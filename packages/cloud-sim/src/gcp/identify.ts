import { type CtyObject, knownString } from '../cty/CtyValue';
import type { NextNumber } from '../simulation/Cloud';
import type { Scope } from '../simulation/Scope';
import {
  digitsOf,
  freshDigits,
  numberOf,
  uuidOf,
} from '../simulation/simulatedDigits';
import type { TypeRules } from '../simulation/TypeRules';
import { ID_PATTERNS } from './idPatterns';
import {
  lastSegment,
  locationOf,
  projectNumber,
  projectOf,
  regionOf,
  zoneOf,
} from './places';

const NUMBER_DIGITS = 19;

/** At the end of a pattern: numbers from 1 on. */
const NEXT = '{next}';

/** A service account's address, which is also its name. */
export function serviceAccountEmail(account: string, project: string): string {
  return `${account}@${project}.iam.gserviceaccount.com`;
}

function attribute(name: string, resource: CtyObject): string {
  const value = resource[name];
  if (typeof value === 'number') {
    return String(value);
  }
  const text = knownString(value);
  if (text !== undefined) {
    return text;
  }
  // A name that nobody chose: the provider's own prefix and digits.
  return `${knownString(resource.name_prefix) ?? 'terraform-'}${freshDigits(
    26,
  )}`;
}

function tokenValue(token: string, resource: CtyObject, scope: Scope): string {
  switch (token) {
    case 'project':
      return projectOf(resource, scope);
    case 'number':
      return projectNumber(projectOf(resource, scope));
    case 'region':
      return regionOf(resource, scope);
    case 'zone':
      return zoneOf(resource, scope);
    case 'location':
      return locationOf(resource, scope);
    case 'digits':
      return numberOf(freshDigits(16), NUMBER_DIGITS);
    case 'hex':
      return digitsOf(freshDigits(16), 40);
    case 'uuid':
      return uuidOf(freshDigits(16));
    case 'email':
      return serviceAccountEmail(
        attribute('account_id', resource),
        projectOf(resource, scope),
      );
    default:
      return token.endsWith('#')
        ? lastSegment(attribute(token.slice(0, -1), resource))
        : attribute(token, resource);
  }
}

/** The id that the simulated Google Cloud gives to a resource. */
export function identify(
  type: string,
  resource: CtyObject,
  scope: Scope,
  rules: TypeRules | undefined,
  next: NextNumber = () => 1,
): string {
  if (typeof rules?.id === 'function') {
    return rules.id(resource, scope);
  }
  const pattern =
    ID_PATTERNS[type] ?? `projects/{project}/simulated/${type}/{name}`;
  const id = pattern.replace(/\{(\w+#?)\}/g, (text, token: string) =>
    token === 'next' ? text : tokenValue(token, resource, scope),
  );
  return id.endsWith(NEXT)
    ? id.replace(NEXT, () => String(next(id.slice(0, -NEXT.length))))
    : id;
}
