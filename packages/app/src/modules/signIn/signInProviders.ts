import { Config } from '@backstage/config';
import { SignInProviderConfig } from '@backstage/core-components';
import {
  githubAuthApiRef,
  gitlabAuthApiRef,
  googleAuthApiRef,
  microsoftAuthApiRef,
  oktaAuthApiRef,
} from '@backstage/core-plugin-api';

const KNOWN: SignInProviderConfig[] = [
  {
    id: 'github',
    title: 'GitHub',
    message: 'Sign in with GitHub',
    apiRef: githubAuthApiRef,
  },
  {
    id: 'gitlab',
    title: 'GitLab',
    message: 'Sign in with GitLab',
    apiRef: gitlabAuthApiRef,
  },
  {
    id: 'google',
    title: 'Google',
    message: 'Sign in with Google',
    apiRef: googleAuthApiRef,
  },
  {
    id: 'microsoft',
    title: 'Microsoft',
    message: 'Sign in with Microsoft',
    apiRef: microsoftAuthApiRef,
  },
  {
    id: 'okta',
    title: 'Okta',
    message: 'Sign in with Okta',
    apiRef: oktaAuthApiRef,
  },
];

/** The providers that `auth.providers` names and this app knows; an adopter's own are added here. */
export function readSignInProviders(config: Config): SignInProviderConfig[] {
  return KNOWN.filter(({ id }) => config.has(`auth.providers.${id}`));
}
