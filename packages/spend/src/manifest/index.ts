export type {
  Delivery,
  DeliveryFile,
  DeliveryKind,
  DeliveryLimits,
} from './Delivery';
export * from './reconcileDelivery';
export * from './readDeliveries';
export { readManifest, type ReadManifestOptions } from './readManifest';
