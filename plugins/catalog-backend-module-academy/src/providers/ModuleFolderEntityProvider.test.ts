import { mockServices } from '@backstage/backend-test-utils';
import { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModuleFolderEntityProvider } from './ModuleFolderEntityProvider';

const MODULE = `id: MOD-001
title: Boats
owner: group:default/pilots
duration:
  total: 2
  lab: 2
items:
  - id: lab-1
    type: lab
    title: Row
`;

describe('ModuleFolderEntityProvider', () => {
  let folder: string;
  const logger = mockServices.logger.mock();
  const connection = {
    applyMutation: jest.fn(),
    refresh: jest.fn(),
  } as jest.Mocked<EntityProviderConnection>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'module-folder-'));
    jest.clearAllMocks();
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Connects and gives what the schedule would call. */
  async function connect(): Promise<() => Promise<void>> {
    const run = jest.fn();
    await ModuleFolderEntityProvider.create({
      path: folder,
      logger,
      taskRunner: { run },
    }).connect(connection);
    return run.mock.calls[0][0].fn;
  }

  it('publishes the folder, with where it is from', async () => {
    writeFileSync(join(folder, 'module.yaml'), MODULE);
    await (
      await connect()
    )();
    expect(connection.applyMutation).toHaveBeenCalledWith({
      type: 'full',
      entities: [
        {
          locationKey: `ModuleFolderEntityProvider:${folder}`,
          entity: expect.objectContaining({
            kind: 'LearningModule',
            metadata: expect.objectContaining({
              name: 'mod-001',
              annotations: {
                'backstage.io/managed-by-location': `file:${folder}/module.yaml`,
                'backstage.io/managed-by-origin-location': `file:${folder}/module.yaml`,
              },
            }),
          }),
        },
      ],
    });
  });

  it('leaves the last good entities where the folder breaks, and logs file and line', async () => {
    writeFileSync(join(folder, 'module.yaml'), MODULE);
    const refresh = await connect();
    await refresh();
    writeFileSync(
      join(folder, 'module.yaml'),
      MODULE.replace('type: lab', 'type: outing'),
    );
    await refresh();
    await refresh();
    expect(connection.applyMutation).toHaveBeenCalledTimes(1);
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(logger.error.mock.calls[0][0]).toContain(
      `${folder}/module.yaml:9: error: items.0.type: expected one of lab, assessment, project, review; found "outing"`,
    );
  });

  it('publishes again once the folder is mended', async () => {
    const refresh = await connect();
    await refresh();
    expect(connection.applyMutation).not.toHaveBeenCalled();
    writeFileSync(join(folder, 'module.yaml'), MODULE);
    await refresh();
    expect(connection.applyMutation).toHaveBeenCalledTimes(1);
    expect(logger.info).toHaveBeenCalledWith(
      `Module folder ${folder} has nothing wrong in it`,
    );
  });

  it('publishes what only should be mended, and says what', async () => {
    writeFileSync(
      join(folder, 'module.yaml'),
      MODULE.replace('total: 2', 'total: 3'),
    );
    await (
      await connect()
    )();
    expect(connection.applyMutation).toHaveBeenCalledTimes(1);
    expect(logger.warn.mock.calls[0][0]).toContain('module.yaml:5: conflict:');
  });

  it('publishes what the module brings along', async () => {
    writeFileSync(join(folder, 'module.yaml'), MODULE);
    mkdirSync(join(folder, 'entities'));
    writeFileSync(
      join(folder, 'entities', 'rowing.yaml'),
      `apiVersion: gpu-academy.io/v1alpha1
kind: Competency
metadata: { name: rowing }
spec: { type: boats, owner: 'group:default/pilots', lifecycle: production }
`,
    );
    await (
      await connect()
    )();
    const [{ entities }] = connection.applyMutation.mock.calls[0] as any;
    expect(entities.map((it: any) => it.entity.metadata.name)).toEqual([
      'mod-001',
      'rowing',
    ]);
  });
});
