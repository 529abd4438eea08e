import type { CtyValue } from '../cty/CtyValue';
import {
  computeByName,
  hostNumber,
  type NameRule,
} from '../simulation/computeByName';
import type { OpenValue } from '../simulation/resolveUnknowns';
import { digitsOf, numberOf, uuidOf } from '../simulation/simulatedDigits';
import type { ComputeContext, TypeRules } from '../simulation/TypeRules';
import { ID_PATTERNS } from './idPatterns';
import { serviceAccountEmail } from './identify';
import { lastSegment, locationOf, projectOf, regionOf, zoneOf } from './places';
import { selfLink } from './selfLink';

/*
 * Values that Google would fill in. Addresses are from the documentation ranges of
 * RFC 5737 and names under `.invalid` (RFC 2606), so that nothing simulated can be
 * reached by mistake.
 */

/** Compute names end the id; other services call the whole id the name. */
function nameOf({ type, id }: ComputeContext): string {
  return ID_PATTERNS[type]?.endsWith('/{name}') ? lastSegment(id) : id;
}

/** What Google chooses where it is left open. */
const CHOSEN: NameRule[] = [
  [/^id$/, (_, { id }) => id],
  [/^name$/, (_, context) => nameOf(context)],
  [/^project$/, (_, { resource, scope }) => projectOf(resource, scope)],
  [/^region$/, (_, { resource, scope }) => regionOf(resource, scope)],
  [/^zone$/, (_, { resource, scope }) => zoneOf(resource, scope)],
  [/^location$/, (_, { resource, scope }) => locationOf(resource, scope)],
  [/(^|_)nat_ip$/, (_, { id }) => `203.0.113.${hostNumber(id)}`],
  [/(^|_)(network_ip|address)$/, (_, { id }) => `192.0.2.${hostNumber(id)}`],
];

/** What Google alone can tell. */
const TOLD: NameRule[] = [
  [/(^|_)self_link$/, (_, { type, id }) => selfLink(type, id)],
  [/^etag$/, (_, { id, now }) => `sim${digitsOf(id + now, 8)}=`],
  [/^(state|status|current_status)$/, () => 'READY'],
  [
    /(^|_)(creation|create|created|update|updated)(_at|_time|_timestamp)?$/,
    (_, { now }) => now,
  ],
  [/(^|_)(unique_id|numeric_id)$/, (_, { id }) => numberOf(id, 21)],
  [/(^|_)(ip|ip_address|ipv4)$/, (_, { id }) => `192.0.2.${hostNumber(id)}`],
  [
    /(^|_)(url|uri|endpoint)$/,
    (name, { id }) =>
      `https://${name.replace(/_/g, '-')}-${digitsOf(id, 8)}.invalid`,
  ],
  [/(^|_)fingerprint$/, (name, { id }) => `sim${digitsOf(id + name, 8)}=`],
  [/(^|_)uid$/, (_, { id }) => uuidOf(id)],
  [/_id$/, (name, { id }) => numberOf(id + name, 19)],
  [
    /^writer_identity$/,
    (_, { resource, scope }) =>
      `serviceAccount:${serviceAccountEmail(
        'simulated-log-writer',
        projectOf(resource, scope),
      )}`,
  ],
];

/** The value that the simulated Google Cloud fills in at a place. */
export function computeValue(
  open: OpenValue,
  context: ComputeContext,
  rules: TypeRules | undefined,
): CtyValue {
  return computeByName(open, context, rules, { chosen: CHOSEN, told: TOLD });
}
