export { DefaultPriceBook } from './DefaultPriceBook';
export type { PriceBookOptions } from './DefaultPriceBook';
export * from './PriceBook';
export * from './simulate';
