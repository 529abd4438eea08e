import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import orgPlugin from '@backstage/plugin-org/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import academyPlugin from '@gpu-academy/backstage-plugin-academy';
import { catalogGraphModule } from './modules/catalogGraph';
import { homeModule } from './modules/home';
import { navModule } from './modules/nav';
import { settingsModule } from './modules/settings';
import { signInModule } from './modules/signIn';

// Named one by one, so that the portal is whole whatever its configuration says; plugins that an adopter
// adds as dependencies are found by `app.packages: all`.
export default createApp({
  features: [
    academyPlugin,
    catalogPlugin,
    catalogGraphPlugin,
    orgPlugin,
    scaffolderPlugin,
    searchPlugin,
    userSettingsPlugin,
    catalogGraphModule,
    homeModule,
    navModule,
    settingsModule,
    signInModule,
  ],
});
