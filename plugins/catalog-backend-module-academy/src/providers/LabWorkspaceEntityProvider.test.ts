import { mockServices } from '@backstage/backend-test-utils';
import { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import { EventParams } from '@backstage/plugin-events-node';
import { Workspace } from '@gpu-academy/backstage-plugin-academy-common';
import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { LabWorkspaceEntityProvider } from './LabWorkspaceEntityProvider';

const workspace: Workspace = {
  id: 'w1',
  learnerRef: 'user:default/ada',
  moduleRef: 'learningmodule:default/mod-102',
  itemId: 'lab-1',
  entityRef: 'component:default/ada-lab-1',
  title: 'Lab 1 of Ada',
  provider: 'aws',
  scopeId: '111122223333',
  region: 'eu-central-1',
  instanceType: 'g6.xlarge',
  hours: 4,
  budget: '10.00',
  currency: 'USD',
  repoUrl: 'http://localhost:7007/git/learners/ada-lab-1',
  cloneUrl: 'http://localhost:7007/git/learners/ada-lab-1.git',
  createdAt: '2026-11-23T10:00:00Z',
  expiresAt: '2026-11-30T10:00:00Z',
  attempts: [],
};

describe('LabWorkspaceEntityProvider', () => {
  let server: Server;
  let respond: (req: IncomingMessage) => {
    status: number;
    body: unknown;
    delayMilliseconds?: number;
  };
  const logger = mockServices.logger.mock();
  const connection = {
    applyMutation: jest.fn(),
    refresh: jest.fn(),
  } as jest.Mocked<EntityProviderConnection>;

  beforeEach(async () => {
    jest.clearAllMocks();
    respond = () => ({ status: 200, body: { items: [workspace] } });
    server = createServer((req, res) => {
      const { status, body, delayMilliseconds } = respond(req);
      setTimeout(() => {
        res.writeHead(status, { 'Content-Type': 'application/json' });
        res.end(JSON.stringify(body));
      }, delayMilliseconds ?? 0);
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  });

  afterEach(async () => {
    await new Promise(done => server.close(done));
  });

  /** Connects and gives what the schedule and an event would call. */
  async function connect() {
    const run = jest.fn();
    const events = mockServices.events.mock();
    const { port } = server.address() as AddressInfo;
    await LabWorkspaceEntityProvider.create({
      auth: mockServices.auth(),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
      }),
      events,
      logger,
      taskRunner: { run },
    }).connect(connection);
    const [subscription] = events.subscribe.mock.calls[0];
    return {
      topics: subscription.topics,
      onSchedule: run.mock.calls[0][0].fn as () => Promise<void>,
      onEvent: () => subscription.onEvent({} as EventParams),
    };
  }

  it('publishes a workspace as a Component that its learner owns', async () => {
    await (await connect()).onSchedule();
    expect(connection.applyMutation).toHaveBeenCalledWith({
      type: 'full',
      entities: [
        {
          locationKey: 'LabWorkspaceEntityProvider',
          entity: {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              namespace: 'default',
              name: 'ada-lab-1',
              title: 'Lab 1 of Ada',
              description: 'g6.xlarge in eu-central-1, until 2026-11-30',
              annotations: {
                'gpu-academy.io/workspace-id': 'w1',
                'gpu-academy.io/module': 'learningmodule:default/mod-102',
                'gpu-academy.io/item': 'lab-1',
                'backstage.io/source-location':
                  'url:http://localhost:7007/git/learners/ada-lab-1/',
                'backstage.io/managed-by-location': 'academy-workspace:w1',
                'backstage.io/managed-by-origin-location':
                  'academy-workspace:w1',
              },
              tags: ['aws'],
              links: [
                {
                  url: 'http://localhost:7007/git/learners/ada-lab-1',
                  title: 'Repository',
                },
              ],
            },
            spec: {
              type: 'lab-workspace',
              lifecycle: 'experimental',
              owner: 'user:default/ada',
            },
          },
        },
      ],
    });
  });

  it('asks the academy backend as a service', async () => {
    const asked: (string | undefined)[] = [];
    respond = req => {
      asked.push(req.url, req.headers.authorization);
      return { status: 200, body: { items: [] } };
    };
    await (await connect()).onSchedule();
    expect(asked[0]).toBe('/api/academy/workspace-entities');
    expect(asked[1]).toMatch(/^Bearer mock-service-token:/);
  });

  it('reads at once when a workspace was registered', async () => {
    const { topics, onEvent } = await connect();
    expect(topics).toEqual(['academy.workspaces']);
    await onEvent();
    expect(connection.applyMutation).toHaveBeenCalledTimes(1);
  });

  it('keeps what the catalog has where the backend refuses, and recovers', async () => {
    const { onSchedule } = await connect();
    respond = () => ({ status: 503, body: {} });
    await onSchedule();
    expect(connection.applyMutation).not.toHaveBeenCalled();
    expect(logger.warn.mock.calls[0][0]).toContain('503');
    respond = () => ({ status: 200, body: { items: [workspace] } });
    await onSchedule();
    expect(connection.applyMutation).toHaveBeenCalledTimes(1);
  });

  it('reads one after another, so that a slow old answer does not undo a new one', async () => {
    const answers = [
      { status: 200, body: { items: [] }, delayMilliseconds: 200 },
      { status: 200, body: { items: [workspace] } },
    ];
    respond = () => answers.shift()!;
    const { onSchedule, onEvent } = await connect();
    await Promise.all([onSchedule(), onEvent()]);
    expect(
      connection.applyMutation.mock.calls.map(
        ([mutation]) => mutation.type === 'full' && mutation.entities.length,
      ),
    ).toEqual([0, 1]);
  });
});
