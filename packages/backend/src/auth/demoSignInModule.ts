import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { AuthenticationError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';

/** The header by which the sign-in page says whom one chose. */
const HEADER = 'x-academy-demo-user';

/**
 * Signs a visitor in as one of the people that `academy.demo.signIn` lists, with no proof of who they are. It exists
 * only where `auth.providers.demo` is configured, and where that is so in production the backend refuses to start.
 */
export default createBackendModule({
  pluginId: 'auth',
  moduleId: 'academy-demo-sign-in',
  register(reg) {
    reg.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ providers, config }) {
        if (!config.has('auth.providers.demo')) {
          return;
        }
        if (
          process.env.NODE_ENV === 'production' ||
          config.getOptionalString('auth.environment') === 'production'
        ) {
          throw new Error(
            'auth.providers.demo lets anybody sign in as anybody and is refused in production: ' +
              'remove it and configure a real provider (https://backstage.io/docs/auth/).',
          );
        }
        const people = config
          .getConfigArray('academy.demo.signIn')
          .map(person => person.getString('userRef'));

        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory({
            authenticator: createProxyAuthenticator({
              defaultProfileTransform: async () => ({ profile: {} }),
              initialize() {},
              async authenticate({ req }) {
                const userRef = req.header(HEADER);
                if (!userRef || !people.includes(userRef)) {
                  throw new AuthenticationError(
                    `The header ${HEADER} names "${
                      userRef ?? ''
                    }", expected one of ${people.join(', ')}`,
                  );
                }
                return { result: { userRef } };
              },
            }),
            async signInResolver({ result }, context) {
              const { entity } = await context.findCatalogUser({
                entityRef: result.userRef,
              });
              return context.signInWithCatalogUser({
                entityRef: stringifyEntityRef(entity),
              });
            },
          }),
        });
      },
    });
  },
});
