import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RiGraduationCapLine } from '@remixicon/react';

export const academyEntityContent = EntityContentBlueprint.make({
  params: {
    path: '/academy',
    title: 'Academy',
    icon: <RiGraduationCapLine />,
    filter: { kind: 'user' },
    loader: () =>
      import('../components/EntityAcademyContent').then(m => (
        <m.EntityAcademyContent />
      )),
  },
});
