export { keyLeaks } from './keyLeaks';
export type { KeyLeak } from './keyLeaks';
