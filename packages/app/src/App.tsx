import { createApp } from '@backstage/frontend-defaults';
import { homeModule } from './modules/home';
import { navModule } from './modules/nav';
import { settingsModule } from './modules/settings';
import { signInModule } from './modules/signIn';

// Plugins are found among this package's dependencies (`app.packages: all`); only what is the portal's own stands here.
export default createApp({
  features: [homeModule, navModule, settingsModule, signInModule],
});
