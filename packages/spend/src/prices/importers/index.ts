export * from './importGpuhuntCatalog';
export * from './importPriceCsv';
export * from './importSkyPilotCatalog';
export * from './OfferPriceBook';
export type { ImportedPrices, PriceImportOptions } from './PriceImport';
