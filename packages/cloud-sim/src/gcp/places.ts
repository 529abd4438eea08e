import { type CtyObject, knownString } from '../cty/CtyValue';
import { accountInIds, type Scope } from '../simulation/Scope';
import { numberOf } from '../simulation/simulatedDigits';

/** The last part of a path, e.g. the name in a self link. */
export function lastSegment(path: string): string {
  return path.split('/').at(-1) ?? path;
}

/** The region of a zone, e.g. `us-central1` of `us-central1-a`. */
export function regionOfZone(zone: string): string {
  return zone.replace(/-[a-z]$/, '');
}

function given(value: string | undefined): string | undefined {
  return value ? lastSegment(value) : undefined;
}

/** The project that a resource belongs to, as its id says it. */
export function projectOf(resource: CtyObject, scope: Scope): string {
  return (
    knownString(resource.project)?.replace(/^projects\//, '') ||
    accountInIds(scope)
  );
}

/** The number that stands for a project in some names. */
export function projectNumber(project: string): string {
  return numberOf(`project ${project}`, 12);
}

/** The zone of a resource, empty where nobody named one. */
export function zoneOf(resource: CtyObject, scope: Scope): string {
  return given(knownString(resource.zone)) ?? scope.zone ?? '';
}

/** The region of a resource, empty where nobody named one. */
export function regionOf(resource: CtyObject, scope: Scope): string {
  const zone = given(knownString(resource.zone));
  return (
    given(knownString(resource.region)) ??
    (zone === undefined ? scope.region : regionOfZone(zone))
  );
}

/** The location of a resource: a region, a zone, or a name such as `EU`. */
export function locationOf(resource: CtyObject, scope: Scope): string {
  return (
    given(knownString(resource.location)) ??
    given(knownString(resource.region)) ??
    given(knownString(resource.zone)) ??
    (scope.region || scope.zone || '')
  );
}
