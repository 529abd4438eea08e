import { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  mockApis,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { screen } from '@testing-library/react';
import { createAcademyApiFixture } from './__fixtures__/createAcademyApiFixture';
import { academyWorkspaceCard } from './extensions/entityCards';
import { academyEntityContent } from './extensions/entityContents';
import { academyEstimateFormField } from './extensions/formFields';
import academyPlugin, { academyApiRef } from './index';
import { rootRouteRef } from './routes';

const ADA = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada', namespace: 'default' },
  spec: {},
};
const WORKSPACE = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'ada-mod-102-lab-1',
    namespace: 'default',
    annotations: { 'gpu-academy.io/workspace-id': 'ws-1' },
  },
  spec: { type: 'lab-workspace', owner: 'user:default/ada' },
};

const fixtureModule = createFrontendModule({
  pluginId: 'academy',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: academyApiRef,
          deps: {},
          factory: () => createAcademyApiFixture(),
        }),
    }),
  ],
});
const apis = [
  [academyApiRef, createAcademyApiFixture()] as const,
  mockApis.identity({ userEntityRef: 'user:default/ada' }),
] as const;

describe('academyPlugin', () => {
  it('serves the Academy at its address in an app that installs it', async () => {
    renderTestApp({
      features: [academyPlugin, fixtureModule],
      apis: [mockApis.identity({ userEntityRef: 'user:default/ada' })],
      initialRouteEntries: ['/academy'],
    });
    expect(await screen.findByText('Your next step')).toBeInTheDocument();
  });

  it('says of an address that it does not know that there is no such page', async () => {
    renderTestApp({
      features: [academyPlugin, fixtureModule],
      initialRouteEntries: ['/academy/nowhere'],
    });
    expect(
      await screen.findByText('There is no such page in the Academy'),
    ).toBeInTheDocument();
  });

  it('gives users a tab with the learner’s view', async () => {
    renderInTestApp(
      <EntityProvider entity={ADA}>
        {createExtensionTester(academyEntityContent).reactElement()}
      </EntityProvider>,
      { apis: [...apis], mountedRoutes: { '/academy': rootRouteRef } },
    );
    expect(await screen.findByText('Your next step')).toBeInTheDocument();
  });

  it('gives lab workspaces a card that leads to the Academy', async () => {
    renderInTestApp(
      <EntityProvider entity={WORKSPACE}>
        {createExtensionTester(academyWorkspaceCard).reactElement()}
      </EntityProvider>,
      { apis: [...apis], mountedRoutes: { '/academy': rootRouteRef } },
    );
    expect(
      await screen.findByRole('link', {
        name: 'Open the workspace in the Academy',
      }),
    ).toHaveAttribute('href', '/academy/workspaces/ws-1');
    expect(screen.getByText('Failed')).toBeInTheDocument();
    expect(screen.getByText('Simulated')).toBeInTheDocument();
  });

  it('shows the tab on users and on nothing else', async () => {
    function renderEntity(entity: Entity) {
      return renderTestApp({
        extensions: [createTestEntityPage({ entity }), academyEntityContent],
        apis: [...apis],
        mountedRoutes: { '/academy': rootRouteRef },
      });
    }
    const { unmount } = renderEntity(ADA);
    expect(await screen.findByText('Your next step')).toBeInTheDocument();
    unmount();

    renderEntity(WORKSPACE);
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });

  it('shows the card on lab workspaces and on no other component', async () => {
    function renderEntity(entity: Entity) {
      return renderTestApp({
        extensions: [createTestEntityPage({ entity }), academyWorkspaceCard],
        apis: [...apis],
        mountedRoutes: { '/academy': rootRouteRef },
      });
    }
    const { unmount } = renderEntity(WORKSPACE);
    expect(await screen.findByText('Lab workspace')).toBeInTheDocument();
    unmount();

    renderEntity({ ...WORKSPACE, spec: { type: 'service' } });
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });

  it('adds the field AcademyEstimate to the Scaffolder', async () => {
    const load = createExtensionTester(academyEstimateFormField).get(
      FormFieldBlueprint.dataRefs.formFieldLoader,
    );
    expect(await load()).toEqual(
      expect.objectContaining({ name: 'AcademyEstimate' }),
    );
  });
});
