import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { AcademyRequestOptions } from '@gpu-academy/backstage-plugin-academy-common';

/** Request options that speak to the academy as whoever started the task, so that the workspace is theirs. */
export async function asInitiator(
  auth: AuthService,
  ctx: {
    getInitiatorCredentials(): Promise<BackstageCredentials>;
    signal?: AbortSignal;
  },
): Promise<AcademyRequestOptions> {
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await ctx.getInitiatorCredentials(),
    targetPluginId: 'academy',
  });
  return { token, signal: ctx.signal };
}
