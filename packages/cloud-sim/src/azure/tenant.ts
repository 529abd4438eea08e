/** The directory of every simulated subscription, visibly not a real one. */
export const TENANT_ID = '00000000-0000-0000-0000-00000000051d';

/** Who runs Terraform there. */
export const CLIENT_ID = '00000000-0000-0000-0000-00000000c11e';
export const OBJECT_ID = '00000000-0000-0000-0000-0000000b1ec7';
