import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';

/** The learner that a signed-in caller is, in lower case as in every table. */
export function callerRef(
  credentials: BackstageCredentials<BackstageUserPrincipal>,
): string {
  return credentials.principal.userEntityRef.toLocaleLowerCase('en-US');
}
