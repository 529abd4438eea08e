import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('./auth/demoSignInModule'));
backend.add(import('./auth/requireSignInModule'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@gpu-academy/backstage-plugin-permission-backend-module-academy'),
);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(
  import('@gpu-academy/backstage-plugin-catalog-backend-module-academy'),
);

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-gitea'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(
  import('@gpu-academy/backstage-plugin-scaffolder-backend-module-academy'),
);

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@gpu-academy/backstage-plugin-academy-backend'));
// Both do nothing unless a configuration asks for them, and refuse to in production.
backend.add(
  import('@gpu-academy/backstage-plugin-academy-backend-module-local-git'),
);
backend.add(
  import('@gpu-academy/backstage-plugin-academy-backend-module-demo'),
);

// Half a portal that answers 503 for ever is worse than none: whoever supervises the process can see that it ended.
backend.start().catch(error => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exit(1);
});
