import { ChargeFile } from '../focus/ChargeFile';

/** Who wrote a delivery's manifest; `folder` where there is none. @public */
export type DeliveryKind = 'aws-data-export' | 'azure-export' | 'folder';

/** A file of a delivery, found where the manifest says, and read to its end. @public */
export interface DeliveryFile extends ChargeFile {
  /** Of its bytes, `sha256:<hex>`. */
  digest: string;
  /** As the store gave it, where whoever fetched the file kept it. */
  etag?: string;
  /** Rows that the manifest promises of it. */
  rows?: number;
}

/** What was delivered together: a complete state of one or more billing periods. @public */
export interface Delivery {
  kind: DeliveryKind;
  /** Name of the manifest within the folder. */
  manifest?: string;
  /** Of the export that made it, where the manifest says so. */
  exportName?: string;
  /** `YYYY-MM`, where manifest or folder say so. */
  billingPeriod?: string;
  /** ISO 8601, UTC: when it was made. A newer one of the same export and period replaces it. */
  deliveredAt?: string;
  /** By name. */
  files: DeliveryFile[];
  /** Rows that the manifest promises of all files. */
  rows?: number;
  /** Names of columns, where the manifest lists them. */
  columns?: string[];
  /**
   * `sha256:<hex>` over name, size and etag of every file (its digest, where there is no etag), in no particular order. The
   * same identity means that there is nothing new to read.
   */
  identity: string;
}

/** What a delivery may ask for at most. @public */
export interface DeliveryLimits {
  /** Files of one manifest or folder; 10,000 unless given. */
  maxFiles?: number;
  /** Bytes of a manifest; 16 MiB unless given. */
  maxManifestBytes?: number;
  /** Bytes of a packed file, unpacked; 64 GiB unless given. */
  maxInflatedBytes?: number;
  /** How many times its size a packed file may unpack to, beyond 16 MiB; 250 unless given. Exports reach some 60. */
  maxInflation?: number;
}

/** What a manifest says, before anything of it is believed. */
export interface ManifestContent {
  kind: DeliveryKind;
  exportName?: string;
  billingPeriod?: string;
  deliveredAt?: string;
  entries: ManifestEntry[];
  rows?: number;
  columns?: string[];
}

/** One file as a manifest names it. */
export interface ManifestEntry {
  /** Where in the manifest, e.g. `blobs[2].blobName`. */
  place: string;
  /** A key, a path or an address. */
  name: string;
  /** Bytes, where the manifest says. */
  size?: number;
  etag?: string;
  rows?: number;
}
