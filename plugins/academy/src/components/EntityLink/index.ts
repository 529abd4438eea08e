export { EntityLink } from './EntityLink';
export { EntityTitle } from './EntityTitle';
