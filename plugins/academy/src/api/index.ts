export { academyApiRef } from './academyApiRef';
