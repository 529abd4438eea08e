import { ReactNode } from 'react';
import { Container, Flex, Text } from '@backstage/ui';
import { Logo } from '../nav/Logo';
import styles from './SignIn.module.css';

/** What surrounds every way to sign in. */
export function SignInFrame(props: {
  title: string;
  description?: string;
  children: ReactNode;
}) {
  const { title, description, children } = props;
  return (
    <main className={styles.frame}>
      <Container>
        <Flex direction="column" gap="4" className={styles.column}>
          <Flex gap="3" align="center">
            <span className={styles.logo}>
              <Logo size={40} />
            </span>
            <Text as="p" variant="title-small" className={styles.text}>
              GPU Academy
            </Text>
          </Flex>
          <div>
            <Text as="h1" variant="title-medium" className={styles.text}>
              {title}
            </Text>
            {description && (
              <Text
                as="p"
                variant="body-medium"
                color="secondary"
                className={styles.text}
              >
                {description}
              </Text>
            )}
          </div>
          {children}
        </Flex>
      </Container>
    </main>
  );
}
