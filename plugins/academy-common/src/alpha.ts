/**
 * The parts that stand on alpha parts of Backstage.
 *
 * @packageDocumentation
 */
export { academyCatalogModelLayer } from './kinds/academyCatalogModelLayer';
