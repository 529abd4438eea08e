import {
  renderInTestApp,
  TestApiProvider,
  mockApis,
} from '@backstage/test-utils';
import { identityApiRef } from '@backstage/core-plugin-api';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { ReactNode } from 'react';
import { Route, Routes } from 'react-router-dom';
import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { createAcademyApiFixture } from './__fixtures__/createAcademyApiFixture';
import {
  competencyFixture,
  moduleFixture,
  pathFixture,
} from './__fixtures__/curriculum';
import {
  AcademyEstimateFieldExtension,
  AcademyPage,
  academyApiRef,
  academyPlugin,
  EntityAcademyContent,
  EntityCompetencyCard,
  EntityLearningModuleCard,
  EntityLearningPathCard,
  EntityWorkspaceCard,
} from './legacy';
import { catalogEntityRouteRef, selectedTemplateRouteRef } from './routes';

function Apis(props: { children: ReactNode }) {
  return (
    <TestApiProvider
      apis={[
        [academyApiRef, createAcademyApiFixture()],
        [
          identityApiRef,
          mockApis.identity({ userEntityRef: 'user:default/ada' }),
        ],
        [permissionApiRef, mockApis.permission()],
        [catalogApiRef, catalogApiMock({ entities: [moduleFixture] })],
      ]}
    >
      {props.children}
    </TestApiProvider>
  );
}

function render(element: JSX.Element, at = '/academy') {
  return renderInTestApp(
    <Apis>
      <Routes>
        <Route path="/academy/*" element={<AcademyPage />} />
        <Route path="/entity" element={element} />
      </Routes>
    </Apis>,
    {
      routeEntries: [at],
      mountedRoutes: {
        '/academy': academyPlugin.routes.root,
        '/create/templates/:namespace/:templateName': selectedTemplateRouteRef,
        '/catalog/:namespace/:kind/:name': catalogEntityRouteRef,
      },
    },
  );
}

describe('the academy in the old frontend system', () => {
  it('serves the learner’s page under the old page header', async () => {
    const { container } = await render(<div />);
    expect(await screen.findByText('Your next step')).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Academy', level: 1 }),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('serves the pages below it', async () => {
    await render(<div />, '/academy/workspaces/ws-1');
    expect(
      await screen.findByRole('heading', { name: 'Lab 1 of Ada' }),
    ).toBeInTheDocument();
  });

  it('gives users the learner’s view', async () => {
    await render(
      <EntityProvider
        entity={{
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name: 'ada' },
        }}
      >
        <EntityAcademyContent />
      </EntityProvider>,
      '/entity',
    );
    expect(await screen.findByText('Your next step')).toBeInTheDocument();
  });

  it('gives lab workspaces their card', async () => {
    await render(
      <EntityProvider
        entity={{
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'lab',
            annotations: { 'gpu-academy.io/workspace-id': 'ws-1' },
          },
        }}
      >
        <EntityWorkspaceCard />
      </EntityProvider>,
      '/entity',
    );
    expect(
      await screen.findByRole('link', {
        name: 'Open the workspace in the Academy',
      }),
    ).toBeInTheDocument();
  });

  it.each([
    ['learning modules', moduleFixture, EntityLearningModuleCard, 'Objectives'],
    ['learning paths', pathFixture, EntityLearningPathCard, 'The path'],
    ['competencies', competencyFixture, EntityCompetencyCard, 'Levels'],
  ])('gives %s their card', async (_, entity, Card, heading) => {
    await render(
      <EntityProvider entity={entity}>
        <Card />
      </EntityProvider>,
      '/entity',
    );
    expect(
      await screen.findByRole('heading', { name: heading }),
    ).toBeInTheDocument();
  });

  it('adds the field AcademyEstimate to the Scaffolder', async () => {
    function Fields() {
      const fields = useCustomFieldExtensions(
        <ScaffolderFieldExtensions>
          <AcademyEstimateFieldExtension />
        </ScaffolderFieldExtensions>,
      );
      return <p>{fields.map(field => field.name).join()}</p>;
    }
    await render(<Fields />, '/entity');
    expect(screen.getByText('AcademyEstimate')).toBeInTheDocument();
  });
});
