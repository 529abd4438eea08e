/** One entry of a folder or archive, as it comes; nothing of it is believed yet. @public */
export interface BundleEntry {
  /** As it is written in the archive, or relative to the folder. */
  path: string;
  kind: 'file' | 'directory' | 'link' | 'other';
  /** Bytes of UTF-8, of files. */
  content: Buffer;
}
