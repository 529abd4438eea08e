export { KnownEntityLink } from './KnownEntityLink';
export { resolveEntityRef } from './resolveEntityRef';
