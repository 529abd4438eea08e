import { type CtyObject, knownString } from '../cty/CtyValue';
import { accountInIds, type Scope } from '../simulation/Scope';
import { freshDigits, uuidOf } from '../simulation/simulatedDigits';
import type { TypeRules } from '../simulation/TypeRules';
import { ID_PATTERNS } from './idPatterns';

/** The last part of an id, e.g. the name of a virtual machine. */
export function lastSegment(id: string): string {
  return id.split('/').at(-1) ?? id;
}

/** The name of a key vault, whose secrets live at an address of its own. */
export function vaultUri(keyVaultId: string): string {
  return `https://${lastSegment(keyVaultId)}.vault.azure.net/`;
}

/** Whether two ids are the same to Azure, which minds no case. */
export function isSameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function attribute(name: string, resource: CtyObject): string {
  return knownString(resource[name]) ?? `simulated-${freshDigits(12)}`;
}

function tokenValue(token: string, resource: CtyObject, scope: Scope): string {
  if (token === 'subscription') {
    return accountInIds(scope);
  }
  if (token === 'uuid') {
    // A role that names its own id keeps it.
    const chosen = resource.role_definition_id ?? resource.name;
    const text = knownString(chosen) ?? '';
    return /^[0-9a-f-]{36}$/i.test(text) ? text : uuidOf(freshDigits(16));
  }
  return token.endsWith('#')
    ? lastSegment(attribute(token.slice(0, -1), resource))
    : attribute(token, resource);
}

/** The id that the simulated Azure gives to a resource. */
export function identify(
  type: string,
  resource: CtyObject,
  scope: Scope,
  rules: TypeRules | undefined,
): string {
  if (typeof rules?.id === 'function') {
    return rules.id(resource, scope);
  }
  const pattern =
    ID_PATTERNS[type] ??
    `/subscriptions/{subscription}/providers/Simulated/${type}/{name}`;
  return pattern.replace(/\{(\w+#?)\}/g, (_, token: string) =>
    tokenValue(token, resource, scope),
  );
}
