import { createBackend } from '@backstage/backend-defaults';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { createPublishGiteaAction } from '@backstage/plugin-scaffolder-backend-module-gitea';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  AcademyGitHostExtensionPoint,
  academyGitHostExtensionPoint,
} from '@gpu-academy/backstage-plugin-academy-node';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { academyModuleLocalGit } from './module';

const execFileAsync = promisify(execFile);

type Provider = Parameters<
  AcademyGitHostExtensionPoint['addCloneCredentialsProvider']
>[0];

jest.setTimeout(60_000);

describe('the local git host', () => {
  const directory = createMockDirectory();
  let baseUrl: string;
  let host: string;
  let config: ReturnType<typeof mockServices.rootConfig>;
  let provider: Provider;
  let stop: (() => Promise<void>) | undefined;

  const academy = createBackendPlugin({
    pluginId: 'academy',
    register(reg) {
      reg.registerExtensionPoint(academyGitHostExtensionPoint, {
        addCloneCredentialsProvider(added) {
          provider = added;
        },
      });
      reg.registerInit({ deps: {}, async init() {} });
    },
  });

  beforeAll(async () => {
    const port = await freePort();
    host = `localhost:${port}`;
    baseUrl = `http://${host}/git`;
    const data = {
      backend: {
        baseUrl: `http://${host}`,
        listen: { host: 'localhost', port },
        reading: { allow: [{ host }] },
      },
      academy: {
        localGit: { enabled: true, root: directory.resolve('git') },
      },
      integrations: {
        gitea: [{ host, baseUrl, username: 'academy', password: 'secret' }],
      },
    };
    config = mockServices.rootConfig({ data });
    // Not startTestBackend, whose port is only known once it runs; the host has to know its own address before.
    const backend = createBackend();
    backend.add(mockServices.rootConfig.factory({ data }));
    backend.add(mockServices.rootLogger.factory());
    backend.add(academy);
    backend.add(academyModuleLocalGit);
    await backend.start();
    stop = () => backend.stop();
  });

  afterAll(() => stop?.());

  /** Publishes with Backstage's own action, as a template does; made for the workspace that has the same name. */
  async function publish(name: string, files: Record<string, string>) {
    const source = directory.resolve(`source-${name}-${Math.random()}`);
    const all = { 'lab.yaml': `workspaceId: '${name}'\n`, ...files };
    for (const [file, content] of Object.entries(all)) {
      const target = path.join(source, file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, content);
    }
    const ctx = createMockActionContext({
      workspacePath: source,
      input: {
        repoUrl: `${host}?owner=learners&repo=${name}`,
        description: '',
      },
    });
    await createPublishGiteaAction({
      integrations: ScmIntegrations.fromConfig(config),
      config,
    }).handler(ctx as any);
    return Object.fromEntries(jest.mocked(ctx.output).mock.calls as any) as {
      remoteUrl: string;
      repoContentsUrl: string;
      commitHash: string;
    };
  }

  // Asynchronous: the server that git talks to is in this process.
  async function git(...args: string[]) {
    const { stdout } = await execFileAsync('git', args, {
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_AUTHOR_NAME: 'Ada',
        GIT_AUTHOR_EMAIL: 'ada@example.com',
        GIT_COMMITTER_NAME: 'Ada',
        GIT_COMMITTER_EMAIL: 'ada@example.com',
      },
    });
    return stdout;
  }

  async function withCredentials(cloneUrl: string, forUrl = cloneUrl) {
    const credentials = await provider.getCloneCredentials(forUrl, {
      workspaceId: path.basename(forUrl, '.git'),
    });
    const url = new URL(cloneUrl);
    url.username = credentials!.username;
    url.password = credentials!.password;
    return String(url);
  }

  const account = `Basic ${Buffer.from('academy:secret').toString('base64')}`;

  it('takes what publish:gitea publishes, at once', async () => {
    const started = Date.now();
    const { remoteUrl, repoContentsUrl } = await publish('at-once', {
      'README.md': '# Hello',
    });

    expect(remoteUrl).toBe(`${baseUrl}/learners/at-once.git`);
    expect(repoContentsUrl).toBe(
      `${baseUrl}/learners/at-once/src/branch/main/`,
    );
    // The action polls the page of the branch for up to 20 s where it does not answer.
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it('says so where a repository is there already', async () => {
    await publish('twice', { 'README.md': 'first' });

    await expect(publish('twice', { 'README.md': 'second' })).rejects.toThrow(
      /409.*The repository with the same name already exists/,
    );
  });

  it('lets one of two make a repository where both try at once', async () => {
    const results = await Promise.allSettled([
      publish('race', { 'README.md': 'a' }),
      publish('race', { 'README.md': 'b' }),
    ]);

    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    expect(
      fs.readdirSync(directory.resolve('git/learners')),
    ).not.toContainEqual(expect.stringMatching(/^\.new-/));
  });

  it("is read by Backstage's own URL reader: a file, a tree, and what is not there", async () => {
    const { repoContentsUrl, commitHash } = await publish('read', {
      'catalog-info.yaml': 'kind: Component',
      'docs/index.md': '# Docs',
    });
    const reader = UrlReaders.default({
      config,
      logger: mockServices.logger.mock(),
    });

    const file = await reader.readUrl(`${repoContentsUrl}catalog-info.yaml`);
    expect(String(await file.buffer())).toBe('kind: Component');

    const tree = await reader.readTree(repoContentsUrl);
    expect(tree.etag).toBe(commitHash);
    expect((await tree.files()).map(({ path: p }) => p).sort()).toEqual([
      'catalog-info.yaml',
      'docs/index.md',
      'lab.yaml',
    ]);
    await expect(
      reader.readTree(repoContentsUrl, { etag: commitHash }),
    ).rejects.toThrow(expect.objectContaining({ name: 'NotModifiedError' }));
    await expect(reader.readUrl(`${repoContentsUrl}none.yaml`)).rejects.toThrow(
      expect.objectContaining({ name: 'NotFoundError' }),
    );
  });

  it('clones and pushes with the credentials of the repository', async () => {
    const { remoteUrl } = await publish('clone', { 'run.sh': 'echo hi' });
    const target = directory.resolve('clone');
    await git('clone', '-q', await withCredentials(remoteUrl), target);
    expect(fs.readFileSync(path.join(target, 'run.sh'), 'utf8')).toBe(
      'echo hi',
    );

    fs.writeFileSync(path.join(target, 'run.sh'), 'echo more');
    await git('-C', target, 'commit', '-qam', 'More');
    await git('-C', target, 'push', '-q');

    const again = directory.resolve('clone-again');
    await git('clone', '-q', await withCredentials(remoteUrl), again);
    expect(fs.readFileSync(path.join(again, 'run.sh'), 'utf8')).toBe(
      'echo more',
    );
  });

  it("refuses to clone and to push without credentials, and with another repository's", async () => {
    const mine = await publish('mine', { 'README.md': 'mine' });
    const theirs = await publish('theirs', { 'README.md': 'theirs' });
    const target = directory.resolve('refused');

    await expect(git('clone', '-q', theirs.remoteUrl, target)).rejects.toThrow(
      /could not read Username|Authentication failed/,
    );
    await expect(
      git(
        'clone',
        '-q',
        await withCredentials(theirs.remoteUrl, mine.remoteUrl),
        target,
      ),
    ).rejects.toThrow(/Authentication failed/);

    const own = directory.resolve('own');
    await git('clone', '-q', await withCredentials(mine.remoteUrl), own);
    await expect(
      git(
        '-C',
        own,
        'push',
        '-q',
        await withCredentials(theirs.remoteUrl, mine.remoteUrl),
        'main:stolen',
      ),
    ).rejects.toThrow(/Authentication failed/);
  });

  it('hands out credentials for repositories that it has, and for no other', async () => {
    const { remoteUrl } = await publish('known', { 'README.md': 'x' });

    expect(provider.host).toBe(host);
    const context = { workspaceId: 'known' };
    await expect(
      provider.getCloneCredentials(remoteUrl, context),
    ).resolves.toEqual({
      username: 'learner',
      password: expect.stringMatching(/^[\w-]{43}$/),
    });
    for (const url of [
      `${baseUrl}/learners/unknown.git`,
      `${baseUrl}/others/known.git`,
      'https://github.com/learners/known.git',
      `${baseUrl}/learners/..%2Fknown.git`,
    ]) {
      await expect(
        provider.getCloneCredentials(url, context),
      ).resolves.toBeUndefined();
    }
  });

  it("hands out no credentials for another workspace's repository", async () => {
    const { remoteUrl } = await publish('of-ada', { 'README.md': 'x' });

    for (const workspaceId of ['of-bo', '', 'undefined']) {
      await expect(
        provider.getCloneCredentials(remoteUrl, { workspaceId }),
      ).resolves.toBeUndefined();
    }
  });

  it.each([
    ['of no workspace', 'title: Lab'],
    ['empty', ''],
    ['a list', '- workspaceId: unclear'],
    ['no YAML', 'workspaceId: [unclear'],
    ['of an id that is no text', 'workspaceId: 12'],
    ['too long', `workspaceId: unclear\n${'#'.repeat(65 * 1024)}`],
  ])(
    'hands out no credentials where lab.yaml is %s',
    async (what, contract) => {
      const { remoteUrl } = await publish(what.replaceAll(' ', '-'), {
        'lab.yaml': contract,
      });

      for (const workspaceId of ['unclear', '12', 'undefined']) {
        await expect(
          provider.getCloneCredentials(remoteUrl, { workspaceId }),
        ).resolves.toBeUndefined();
      }
    },
  );

  it('goes by lab.yaml of the default branch, whatever other branches say', async () => {
    const { remoteUrl } = await publish('branches', { 'README.md': 'x' });
    const target = directory.resolve('branches');
    await git('clone', '-q', await withCredentials(remoteUrl), target);
    await git('-C', target, 'checkout', '-q', '-b', 'other');
    fs.writeFileSync(path.join(target, 'lab.yaml'), 'workspaceId: of-bo\n');
    await git('-C', target, 'commit', '-qam', 'Another id');
    await git('-C', target, 'push', '-q', 'origin', 'other');
    const credentialsFor = (workspaceId: string) =>
      provider.getCloneCredentials(remoteUrl, { workspaceId });

    expect(await credentialsFor('of-bo')).toBeUndefined();
    expect(await credentialsFor('branches')).toBeDefined();

    await git('-C', target, 'push', '-q', 'origin', 'other:main');
    expect(await credentialsFor('branches')).toBeUndefined();
  });

  it('hands out no credentials before anything was pushed', async () => {
    const { status } = await fetch(`${baseUrl}/api/v1/orgs/learners/repos`, {
      method: 'POST',
      headers: { authorization: account, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'bare' }),
    });

    expect(status).toBe(201);
    await expect(
      provider.getCloneCredentials(`${baseUrl}/learners/bare.git`, {
        workspaceId: 'bare',
      }),
    ).resolves.toBeUndefined();
  });

  it('keeps its secret from everyone but its owner', () => {
    const { mode } = fs.statSync(directory.resolve('git/.host-secret'));

    expect((mode % 0o1000).toString(8)).toBe('600');
  });

  it('asks for credentials on every way in to content', async () => {
    await publish('closed', { 'README.md': 'a secret plan' });

    for (const way of [
      'learners/closed.git/info/refs?service=git-upload-pack',
      'learners/closed.git/info/refs?service=git-receive-pack',
      'learners/closed.git/git-upload-pack',
      'learners/closed/src/branch/main/README.md',
      'learners/closed',
      'api/v1/repos/learners/closed/contents/README.md?ref=main',
      'api/v1/repos/learners/closed/archive/main.tar.gz',
      'api/v1/repos/learners/closed/git/commits/main',
      'api/v1/orgs/learners',
      // Whether a repository is there is not said either.
      'learners/not-there.git/info/refs?service=git-upload-pack',
    ]) {
      const response = await fetch(`${baseUrl}/${way}`);
      expect([way, response.status]).toEqual([way, 401]);
      expect(response.headers.get('www-authenticate')).toMatch(/^Basic/);
    }
    const page = await fetch(`${baseUrl}/learners/closed/src/branch/main`);
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain('README');
  });

  it('shows its files and their text to people with credentials, as text', async () => {
    await publish('page', {
      'README.md': '# <script>alert(1)</script>',
      'infra/main.tf': 'resource {}',
    });
    const read = async (way: string) => {
      const response = await fetch(`${baseUrl}/learners/page${way}`, {
        headers: { authorization: account },
      });
      return response.text();
    };

    const listing = await read('');
    expect(listing).toContain(
      `<a href="${baseUrl}/learners/page/src/branch/main/infra/main.tf">infra/main.tf</a>`,
    );
    expect(listing).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(listing).not.toContain('<script>');
    expect(await read('/src/branch/main/infra/main.tf')).toContain(
      '<pre>resource {}</pre>',
    );
  });

  it.each([
    ['a name that leads out', '../evil', 422],
    ['a hidden name', '.git', 422],
    ['an empty name', '', 422],
    ["git's own ending", 'lab.git', 422],
    ['a name that is too long', 'a'.repeat(65), 422],
  ])('refuses %s', async (_, name, status) => {
    const response = await fetch(`${baseUrl}/api/v1/orgs/learners/repos`, {
      method: 'POST',
      headers: { authorization: account, 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });

    expect(response.status).toBe(status);
    expect((await response.json()).message).toMatch(/expected letters/);
  });

  it('knows no organization but its own, and no path or ref that leads elsewhere', async () => {
    await publish('paths', { 'README.md': 'x' });
    const headers = { authorization: account };

    for (const way of [
      'api/v1/orgs/others',
      'api/v1/repos/others/paths/git/commits/main',
      'api/v1/repos/learners/paths/git/commits/--help',
      'api/v1/repos/learners/paths/git/commits/main..main',
      'api/v1/repos/learners/paths/contents/..%2F..%2F.host-secret?ref=main',
      'learners/paths/src/branch/none',
      'learners/..%2f.host-secret.git/info/refs',
    ]) {
      const { status } = await fetch(`${baseUrl}/${way}`, { headers });
      expect([way, status]).toEqual([way, 404]);
    }
  });

  it('does not answer a proxy that speaks for another machine', async () => {
    const response = await fetch(`${baseUrl}/api/v1/orgs/learners`, {
      headers: { authorization: account, 'x-forwarded-for': '203.0.113.7' },
    });

    expect(response.status).toBe(403);
    expect((await response.json()).message).toBe(
      'The embedded git host answers its own machine alone.',
    );
  });
});

describe('the module', () => {
  it('adds nothing unless it is enabled', async () => {
    const addCloneCredentialsProvider = jest.fn();
    const { server } = await startTestBackend({
      extensionPoints: [
        [academyGitHostExtensionPoint, { addCloneCredentialsProvider }],
      ],
      features: [academyModuleLocalGit],
    });

    const { status } = await fetch(
      `http://localhost:${server.port()}/git/learners/lab`,
    );
    expect(status).toBe(404);
    expect(addCloneCredentialsProvider).not.toHaveBeenCalled();
  });
});

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
