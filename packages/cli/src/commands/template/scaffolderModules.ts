import giteaModule from '@backstage/plugin-scaffolder-backend-module-gitea';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import scaffolderModuleAcademy from '@gpu-academy/backstage-plugin-scaffolder-backend-module-academy';

/** The modules whose actions templates of the academy use: what steps are given is held against their schemas. */
export const scaffolderModules = [
  giteaModule,
  githubModule,
  scaffolderModuleAcademy,
];
