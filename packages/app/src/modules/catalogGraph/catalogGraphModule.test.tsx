import {
  createFrontendModule,
  PageBlueprint,
  useApi,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogGraphApiRef } from '@backstage/plugin-catalog-graph';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import { screen } from '@testing-library/react';
import { catalogGraphModule } from './catalogGraphModule';

function Relations() {
  return <p>{useApi(catalogGraphApiRef).defaultRelations.join(' ')}</p>;
}

const relationsPage = createFrontendModule({
  pluginId: 'app',
  extensions: [
    PageBlueprint.make({
      name: 'relations',
      params: { path: '/relations', loader: async () => <Relations /> },
    }),
  ],
});

describe('catalogGraphModule', () => {
  it('takes the place of what the catalog graph knows by itself', async () => {
    renderTestApp({
      features: [catalogGraphPlugin, catalogGraphModule, relationsPage],
      initialRouteEntries: ['/relations'],
    });
    expect(await screen.findByText(/\btaughtBy\b/)).toHaveTextContent(
      /\bownedBy\b/,
    );
  });
});
