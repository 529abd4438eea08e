import {
  createComponentExtension,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import type { JSX } from 'react';
import { rootRouteRef } from '../routes';
import { academyPlugin } from './academyPlugin';

/** Everything under the Academy's address, with the page header of the old system. @public */
export const AcademyPage: () => JSX.Element | null = academyPlugin.provide(
  createRoutableExtension({
    name: 'AcademyPage',
    component: () =>
      import('./AcademyPageWithHeader').then(m => m.AcademyPageWithHeader),
    mountPoint: rootRouteRef,
  }),
);

/** The learner's view, for a tab on `User` entities. @public */
export const EntityAcademyContent: () => JSX.Element | null =
  academyPlugin.provide(
    createComponentExtension({
      name: 'EntityAcademyContent',
      component: {
        lazy: () =>
          import('../components/EntityAcademyContent').then(
            m => m.EntityAcademyContent,
          ),
      },
    }),
  );

/** The newest attempt and the lease, for the overview of lab workspace `Component`s. @public */
export const EntityWorkspaceCard: () => JSX.Element | null =
  academyPlugin.provide(
    createComponentExtension({
      name: 'EntityWorkspaceCard',
      component: {
        lazy: () =>
          import('../components/EntityWorkspaceCard').then(
            m => m.EntityWorkspaceCard,
          ),
      },
    }),
  );

/** What a module teaches and what is done in it, for the overview of `LearningModule`s. @public */
export const EntityLearningModuleCard: () => JSX.Element | null =
  academyPlugin.provide(
    createComponentExtension({
      name: 'EntityLearningModuleCard',
      component: {
        lazy: () =>
          import('../components/LearningModuleCard').then(
            m => m.LearningModuleCard,
          ),
      },
    }),
  );

/** The modules of a path in order, for the overview of `LearningPath`s. @public */
export const EntityLearningPathCard: () => JSX.Element | null =
  academyPlugin.provide(
    createComponentExtension({
      name: 'EntityLearningPathCard',
      component: {
        lazy: () =>
          import('../components/LearningPathCard').then(
            m => m.LearningPathCard,
          ),
      },
    }),
  );

/** Levels and the modules that teach it, for the overview of `Competency` entities. @public */
export const EntityCompetencyCard: () => JSX.Element | null =
  academyPlugin.provide(
    createComponentExtension({
      name: 'EntityCompetencyCard',
      component: {
        lazy: () =>
          import('../components/CompetencyCard').then(m => m.CompetencyCard),
      },
    }),
  );
