export * from './ChargeFile';
export * from './listChargeFiles';
