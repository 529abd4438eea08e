import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { authProvidersExtensionPoint } from '@backstage/plugin-auth-node';

/**
 * A production portal without a way to sign in would come up and turn everybody away, or tempt somebody to switch
 * the guest provider on; it says at start what is missing instead.
 */
export default createBackendModule({
  pluginId: 'auth',
  moduleId: 'academy-require-sign-in',
  register(reg) {
    reg.registerInit({
      deps: {
        // only so that the module belongs to the auth plugin and stops it
        _providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ config }) {
        const production =
          process.env.NODE_ENV === 'production' ||
          config.getOptionalString('auth.environment') === 'production';
        const providers =
          config.getOptionalConfig('auth.providers')?.keys() ?? [];
        const real = providers.filter(id => id !== 'guest' && id !== 'demo');
        if (production && real.length === 0) {
          throw new Error(
            'auth.providers: found no sign-in provider, expected at least one in production ' +
              '(guest and demo do not count). Add one as https://backstage.io/docs/auth/ describes, and its module to ' +
              'packages/backend/src/index.ts.',
          );
        }
      },
    });
  },
});
