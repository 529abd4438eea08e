import { UploadToken } from '@gpu-academy/backstage-plugin-academy-common';

/** Short-lived secrets that let a person's own machine submit evidence for one workspace. */
export interface UploadTokenStore {
  /** A new token for the workspace. It is shown this once: what is stored does not lead back to it. */
  issue(workspaceId: string): Promise<UploadToken>;

  /** The workspace that a token is for; undefined where it is unknown or has run out. */
  redeem(token: string): Promise<string | undefined>;
}
