import { useCallback, useState } from 'react';
import { ProxiedSignInPage } from '@backstage/core-components';
import { IdentityApi, SignInPageProps } from '@backstage/core-plugin-api';
import { Alert, Button, Card, CardBody, Text } from '@backstage/ui';
import { DemoPerson } from './demoPeople';
import { SignInFrame } from './SignInFrame';
import styles from './SignIn.module.css';

// Of the tab, not of the browser: two people can be tried side by side, and closing the tab ends it.
const STORAGE_KEY = 'gpu-academy.demo.user';
const HEADER = 'x-academy-demo-user';

/**
 * Lets a visitor of the demo choose whom to be. The backend signs in whoever is chosen without proof, which
 * is why it refuses to offer this in production.
 */
export function DemoSignIn(props: SignInPageProps & { people: DemoPerson[] }) {
  const { people, onSignInSuccess } = props;
  const [chosen, setChosen] = useState(() => {
    const stored = window.sessionStorage.getItem(STORAGE_KEY);
    return people.some(person => person.userRef === stored)
      ? stored!
      : undefined;
  });

  function choose(userRef: string) {
    window.sessionStorage.setItem(STORAGE_KEY, userRef);
    setChosen(userRef);
  }
  const forget = useCallback(() => {
    window.sessionStorage.removeItem(STORAGE_KEY);
    setChosen(undefined);
  }, []);
  const Failed = useCallback(
    (failure: { error?: Error }) => (
      <SignInFrame title="This did not work">
        <Alert
          role="alert"
          status="danger"
          icon
          title="The demo could not sign you in"
          description={`${failure.error?.message}. The catalog may still be reading its people: try again in a moment.`}
        />
        <div>
          <Button variant="primary" onPress={forget}>
            Choose again
          </Button>
        </div>
      </SignInFrame>
    ),
    [forget],
  );

  if (chosen) {
    return (
      <ProxiedSignInPage
        provider="demo"
        headers={{ [HEADER]: chosen }}
        onSignInSuccess={identity =>
          onSignInSuccess(forgetOnSignOut(identity, forget))
        }
        ErrorComponent={Failed}
      />
    );
  }
  return (
    <SignInFrame
      title="Whom do you want to be?"
      description="This is a demo: nobody here exists, and whatever they did was simulated."
    >
      <ul className={styles.people}>
        {people.map(({ userRef, name, role, line }) => (
          <li key={userRef}>
            <Card
              label={`Sign in as ${name}, ${role}`}
              onPress={() => choose(userRef)}
            >
              <CardBody>
                <Text as="p" variant="title-x-small" className={styles.text}>
                  {name}
                </Text>
                <Text as="p" variant="body-medium" className={styles.text}>
                  {role}
                </Text>
                {line && (
                  <Text
                    as="p"
                    variant="body-small"
                    color="secondary"
                    className={styles.text}
                  >
                    {line}
                  </Text>
                )}
              </CardBody>
            </Card>
          </li>
        ))}
      </ul>
    </SignInFrame>
  );
}

function forgetOnSignOut(
  identity: IdentityApi,
  forget: () => void,
): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      forget();
      await identity.signOut();
    },
  };
}
