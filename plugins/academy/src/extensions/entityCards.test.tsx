import { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import {
  competencyFixture,
  moduleFixture,
  nextModuleFixture,
  pathFixture,
} from '../__fixtures__/curriculum';
import { catalogEntityRouteRef } from '../routes';
import {
  academyCompetencyCard,
  academyModuleCard,
  academyPathCard,
} from './entityCards';

const catalogOf = () =>
  catalogApiMock({
    entities: [moduleFixture, nextModuleFixture, competencyFixture],
  });

function renderPage(entity: Entity, catalog = catalogOf()) {
  const lookUp = jest.spyOn(catalog, 'getEntitiesByRefs');
  const page = renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      academyModuleCard,
      academyPathCard,
      academyCompetencyCard,
    ],
    apis: [[catalogApiRef, catalog]],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': catalogEntityRouteRef,
    },
  });
  return { ...page, lookUp };
}

/** What a card says under one of its headings. */
async function section(name: string) {
  const heading = await screen.findByRole('heading', { name });
  return heading.closest('section')!;
}

/** The definition that stands beside a term. */
function factIn(element: HTMLElement, term: string) {
  return within(element).getByText(term).nextElementSibling;
}

describe('the card of a learning module', () => {
  it('tells ids, roles, hours, objectives and units', async () => {
    renderPage(moduleFixture);
    expect(await screen.findByText('MOD-102')).toBeInTheDocument();
    expect(factIn(document.body, 'Takes')).toHaveTextContent('50 h');
    expect(factIn(document.body, 'Of that')).toHaveTextContent(
      '18 h of lectures, 22 h of labs, 8 h of project work, 2 h of assessment',
    );
    expect(await section('Objectives')).toHaveTextContent(
      'Make spend visible and bounded',
    );
    expect(await section('Units')).toHaveTextContent('IAM: Roles and policies');
  });

  it('links to the modules around it, and names those that the catalog lacks, after one request', async () => {
    const { lookUp } = renderPage(moduleFixture);
    expect(
      await screen.findByRole('link', { name: 'Containers' }),
    ).toHaveAttribute('href', '/catalog/default/learningmodule/mod-103');
    expect(screen.getByText('MOD-101 (not in this catalog)')).not.toHaveRole(
      'link',
    );
    expect(lookUp).toHaveBeenCalledTimes(1);
  });

  it('tells what level of which competency it leads to, what that means, and by what evidence', async () => {
    renderPage(moduleFixture);
    const competencies = await section('Competencies');
    expect(
      await within(competencies).findByRole('link', {
        name: 'Cost management',
      }),
    ).toHaveAttribute('href', '/catalog/default/competency/cost-management');
    expect(competencies).toHaveTextContent('Spend dashboard');
    expect(competencies).toHaveTextContent('workingSets a budget that holds.');
  });

  it('tells of each item when it is complete, who checks it, and what it is made of', async () => {
    renderPage(moduleFixture);
    const lab = await section('Lab 1');
    expect(lab).toHaveTextContent('Lab · Required');
    expect(factIn(lab, 'Complete when')).toHaveTextContent(
      'Teardown is proved',
    );
    expect(factIn(lab, 'Checked by')).toHaveTextContent(
      'The grader of the portal',
    );
    expect(
      await within(lab).findByText('mod-102-lab-1 (not in this catalog)'),
    ).toBeInTheDocument();
    const quiz = await section('Quiz');
    expect(quiz).toHaveTextContent('Assessment · Optional');
    expect(factIn(quiz, 'Pass mark')).toHaveTextContent('75 %');
  });

  it('tells which items wait for the spend simulation', async () => {
    renderPage(moduleFixture);
    expect(
      await screen.findByText('Spend gate: Spend simulation'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'These items stay locked until it is passed: Quiz. It asks for: a simulated bill.',
      ),
    ).toBeInTheDocument();
  });

  it('tells what the module needs, shares, lacks, and what its solutions cover', async () => {
    renderPage(moduleFixture);
    expect(await section('Tooling')).toHaveTextContent('Terraform >= 1.6');
    expect(await section('Shared assets')).toHaveTextContent(
      'Budget policy: Limits (budget.yaml)',
    );
    expect(await section('Used later in projects')).toHaveTextContent(
      'PROJ-201: serving',
    );
    expect(await section('Risks')).toHaveTextContent('nobody switched off');
    expect(await section('Among the roles')).toHaveTextContent(
      'The junior track',
    );
    const quality = await section('Quality checklist');
    expect(quality).toHaveTextContent('Done: Objectives map to competencies');
    expect(quality).toHaveTextContent('Open: Solutions are validated');
    const solutions = await section('Solutions');
    expect(solutions).toHaveTextContent('Instructors only');
    expect(factIn(solutions, 'They cover')).toHaveTextContent(
      'The Terraform of Lab 1',
    );
  });

  it('leaves out what the module does not say', async () => {
    renderPage(nextModuleFixture);
    expect(await screen.findByText('MOD-103')).toBeInTheDocument();
    expect(
      screen.getByText('This module has no items that are graded here.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Objectives')).not.toBeInTheDocument();
    expect(screen.queryByText('For those who run it')).not.toBeInTheDocument();
  });

  it('shows everything of its own, with links, where the catalog cannot be asked', async () => {
    renderPage(
      moduleFixture,
      catalogApiMock.mock({
        getEntitiesByRefs: jest.fn().mockRejectedValue(new Error('down')),
      }),
    );
    expect(await section('Lab 1')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'mod-101' })).toHaveAttribute(
      'href',
      '/catalog/default/learningmodule/mod-101',
    );
  });
});

describe('the card of a learning path', () => {
  it('lists the modules in their order, with hours and whether they are optional', async () => {
    renderPage(pathFixture);
    await screen.findByRole('link', { name: 'Containers' });
    const modules = within(await section('Modules, in order'));
    expect(modules.getAllByRole('listitem').map(it => it.textContent)).toEqual([
      'Containers',
      'Cloud Computing · 50 h · Optional',
      'MOD-104 (not in this catalog)',
    ]);
    expect(factIn(document.body, 'Role')).toHaveTextContent(
      'AI Infrastructure Engineer',
    );
  });
});

describe('the card of a competency', () => {
  it('tells its other names and what each level means', async () => {
    renderPage(competencyFixture);
    const levels = within(await section('Levels'));
    expect(
      levels.getByRole('row', { name: 'working Sets a budget that holds.' }),
    ).toBeInTheDocument();
    expect(factIn(document.body, 'Also called')).toHaveTextContent(
      'FinOps, Cloud cost',
    );
  });

  it('lists the modules that teach it, to which level and with what evidence', async () => {
    renderPage(competencyFixture);
    const modules = within(await section('Modules that teach it'));
    expect(
      await modules.findByRole('row', {
        name: 'Cloud Computing working Spend dashboard',
      }),
    ).toBeInTheDocument();
    expect(
      modules.getByText('MOD-900 (not in this catalog)'),
    ).toBeInTheDocument();
    expect(modules.queryByText(/instructors/)).not.toBeInTheDocument();
  });

  it('says so where no module teaches it', async () => {
    renderPage({ ...competencyFixture, relations: [] });
    expect(
      await screen.findByText('No module in this catalog teaches it.'),
    ).toBeInTheDocument();
  });
});

describe('the cards of the academy’s kinds', () => {
  const TITLES = ['What this module teaches', 'The path', 'The competency'];

  it.each([
    ['module', moduleFixture, TITLES[0]],
    ['path', pathFixture, TITLES[1]],
    ['competency', competencyFixture, TITLES[2]],
  ])('stand alone on the page of a %s', async (_, entity, title) => {
    renderPage(entity);
    expect(
      await screen.findByRole('heading', { name: title, level: 3 }),
    ).toBeInTheDocument();
    for (const other of TITLES.filter(it => it !== title)) {
      expect(screen.queryByText(other)).not.toBeInTheDocument();
    }
  });

  it.each([
    ['module', moduleFixture, createExtensionTester(academyModuleCard)],
    ['path', pathFixture, createExtensionTester(academyPathCard)],
    [
      'competency',
      competencyFixture,
      createExtensionTester(academyCompetencyCard),
    ],
  ])('are accessible: %s', async (_, entity, tester) => {
    const { container } = renderInTestApp(
      <EntityProvider entity={entity}>{tester.reactElement()}</EntityProvider>,
      {
        apis: [[catalogApiRef, catalogOf()]],
        mountedRoutes: {
          '/catalog/:namespace/:kind/:name': catalogEntityRouteRef,
        },
      },
    );
    expect(
      (await screen.findAllByText(/not in this catalog/)).length,
    ).toBeGreaterThan(0);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('stay off the pages of other kinds', async () => {
    renderPage({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'lab' },
      spec: {},
    });
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });
});
