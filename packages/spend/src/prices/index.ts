export { DefaultPriceBook } from './DefaultPriceBook';
export type { PriceBookOptions } from './DefaultPriceBook';
export * from './PriceBook';
export type { QuoteAgeOptions } from './QuoteAge';
export * from './SimulatedSpend';
export * from './plan';
export * from './simulate';
