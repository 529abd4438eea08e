import { SignInPage } from '@backstage/core-components';
import {
  configApiRef,
  SignInPageProps,
  useApi,
} from '@backstage/core-plugin-api';
import { Alert } from '@backstage/ui';
import { readDemoPeople } from './demoPeople';
import { DemoSignIn } from './DemoSignIn';
import { SignInFrame } from './SignInFrame';
import { readSignInProviders } from './signInProviders';

/** The demo's choice of people, or the configured providers, or what is to be done where there are none. */
export function AcademySignInPage(props: SignInPageProps) {
  const config = useApi(configApiRef);
  const people = readDemoPeople(config);
  if (people) {
    return <DemoSignIn {...props} people={people} />;
  }
  const providers = readSignInProviders(config);
  if (providers.length > 0) {
    return (
      <SignInPage
        {...props}
        title="GPU Academy"
        align="center"
        providers={providers}
      />
    );
  }
  return (
    <SignInFrame title="Nobody can sign in yet">
      <Alert
        status="warning"
        icon
        title="No sign-in provider is configured"
        description="Configure one under auth.providers (github, gitlab, google, microsoft or okta) and add its module to the backend, as backstage.io/docs/auth describes; then restart the portal."
      />
    </SignInFrame>
  );
}
