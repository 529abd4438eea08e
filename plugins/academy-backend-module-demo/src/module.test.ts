import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  academyEvidenceExtensionPoint,
  academyHistoryExtensionPoint,
} from '@gpu-academy/backstage-plugin-academy-node';
import { academyModuleDemo } from './module';
import { readDemoConfig } from './readDemoConfig';

describe('academyModuleDemo', () => {
  let root: string;
  const evidence = { addListener: jest.fn() };
  const history = { addHistory: jest.fn() };

  beforeEach(async () => {
    jest.clearAllMocks();
    root = await mkdtemp(path.join(tmpdir(), 'academy-demo-'));
  });

  afterEach(async () => {
    await rm(root, { recursive: true });
  });

  async function start(enabled: boolean) {
    const { server } = await startTestBackend({
      extensionPoints: [
        [academyEvidenceExtensionPoint, evidence],
        [academyHistoryExtensionPoint, history],
      ],
      features: [
        academyModuleDemo,
        mockServices.rootConfig.factory({
          data: {
            academy: {
              demo: {
                enabled,
                focusFolder: path.join(root, 'focus'),
                findingsFolder: path.join(root, 'findings'),
                cohort: ['bo', 'user:default/Chidi'],
              },
            },
          },
        }),
      ],
    });
    server.close();
  }

  it('does nothing unless it is enabled', async () => {
    await start(false);
    expect(await readdir(root)).toEqual([]);
    expect(evidence.addListener).not.toHaveBeenCalled();
  });

  it('writes the history before the plugin reads it, and listens for evidence', async () => {
    await start(true);
    expect(await readdir(path.join(root, 'findings'))).toHaveLength(4);
    expect(await readdir(path.join(root, 'focus'))).not.toEqual([]);
    expect(history.addHistory).toHaveBeenCalledTimes(1);
    expect(evidence.addListener).toHaveBeenCalledTimes(1);
  });
});

describe('readDemoConfig', () => {
  const configOf = (demo: object) =>
    mockServices.rootConfig({
      data: {
        academy: {
          demo: {
            enabled: true,
            focusFolder: '/focus',
            findingsFolder: '/findings',
            ...demo,
          },
        },
      },
    });

  it('refuses a demo in production', () => {
    expect(() => readDemoConfig(configOf({}), 'production')).toThrow(
      'academy.demo.enabled is true and NODE_ENV is production',
    );
    expect(
      readDemoConfig(configOf({ enabled: false }), 'production'),
    ).toBeUndefined();
  });

  it('reads refs as the catalog writes them, and refuses what is none', () => {
    expect(readDemoConfig(configOf({ cohort: ['Bo'] }), 'test')).toEqual({
      focusFolder: '/focus',
      findingsFolder: '/findings',
      cohort: ['user:default/bo'],
      moduleRef: 'learningmodule:default/mod-102',
    });
    expect(() =>
      readDemoConfig(configOf({ cohort: ['user:'] }), 'test'),
    ).toThrow("academy.demo.cohort[0] is 'user:', expected the ref");
  });
});
