import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiGraduationCapLine } from '@remixicon/react';
import { rootRouteRef } from '../routes';

export const academyPage = PageBlueprint.make({
  params: {
    path: '/academy',
    title: 'Academy',
    icon: <RiGraduationCapLine />,
    routeRef: rootRouteRef,
    loader: () =>
      import('../components/AcademyPage').then(m => <m.AcademyPage />),
  },
});
