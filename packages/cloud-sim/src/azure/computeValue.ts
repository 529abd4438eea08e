import { type CtyValue, knownString } from '../cty/CtyValue';
import {
  computeByName,
  hostNumber,
  type NameRule,
} from '../simulation/computeByName';
import type { OpenValue } from '../simulation/resolveUnknowns';
import { accountInIds } from '../simulation/Scope';
import { digitsOf, uuidOf } from '../simulation/simulatedDigits';
import type { ComputeContext, TypeRules } from '../simulation/TypeRules';
import { TENANT_ID } from './tenant';

/*
 * Values that Azure would fill in. Addresses are from the documentation ranges of RFC
 * 5737 and names under `.invalid` (RFC 2606), so that nothing simulated can be
 * reached by mistake.
 */

/** What Azure chooses where it is left open. */
const CHOSEN: NameRule[] = [
  [/^id$/, (_, { id }) => id],
  [/^name$/, (_, { id }) => id.split(/[/|]/).at(-1) ?? id],
  [/(^|_)private_ip_address$/, (_, { id }) => `192.0.2.${hostNumber(id)}`],
  [/^computer_name$/, (_, { resource }) => knownString(resource.name) ?? ''],
  [
    /^resource_group_name$/,
    (_, { id }) => /\/resourceGroups\/([^/]+)/.exec(id)?.[1] ?? '',
  ],
];

/** What Azure alone can tell. */
const TOLD: NameRule[] = [
  [/(^|_)tenant_id$/, () => TENANT_ID],
  [/^subscription_id$/, (_, { scope }) => accountInIds(scope)],
  [/(^|_)public_ip_address$/, (_, { id }) => `203.0.113.${hostNumber(id)}`],
  [/^ip_address$/, (_, { id }) => `203.0.113.${hostNumber(id)}`],
  [
    /(^|_)(access_key|shared_key|instrumentation_key|password|kube_config_raw|kube_admin_config_raw)$/,
    () => 'simulated',
  ],
  [/connection_string$/, () => 'Simulated=true'],
  [
    /(^|_)(principal_id|client_id|object_id|app_id|guid|unique_id|virtual_machine_id|workspace_id)$/,
    (name, { id }) => uuidOf(id + name),
  ],
  [
    /(^|_)(fqdn|host|login_server|dns_name|default_hostname)$/,
    (name, { id }) => `${name.replace(/_/g, '-')}-${digitsOf(id, 8)}.invalid`,
  ],
  [
    /(^|_)(endpoint|url|uri)$/,
    (name, { id }) =>
      `https://${name.replace(/_/g, '-')}-${digitsOf(id, 8)}.invalid/`,
  ],
  [/^etag$/, (_, { id, now }) => `"${digitsOf(id + now, 16)}"`],
  [/^mac_address$/, () => '00-00-5E-00-53-01'],
  [
    /(^|_)(created|create|updated|update)(_at|_date|_time)?$/,
    (_, { now }) => now,
  ],
];

/** The value that the simulated Azure fills in at a place. */
export function computeValue(
  open: OpenValue,
  context: ComputeContext,
  rules: TypeRules | undefined,
): CtyValue {
  return computeByName(open, context, rules, { chosen: CHOSEN, told: TOLD });
}
