import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { labs } from './__testUtils__/labRepository';

/*
 * The programs of the project's three stages, run by a real Python with folders in place of buckets, as `make rehearse`
 * runs them. Of the clouds, the token and the storage that Azure's container asks are played.
 */

jest.setTimeout(60_000);

const lab = path.join(labs, 'lab-4-secure-ml-workload');
const workload = path.join(lab, 'repository/infra/workload');
const seed = fs.readFileSync(path.join(workload, 'seed-model.json'), 'utf8');

const describeWithPython = spawnSync('python3', ['--version']).error
  ? describe.skip
  : describe;

const QUESTION = { parametersBillion: 0.1, batchSize: 4, sequenceLength: 512 };

describeWithPython('the workload of the project', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'project-workload-'));
  const data = path.join(folder, 'data');
  const models = path.join(folder, 'models');
  const current = path.join(models, 'current');

  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  function python(...args: string[]) {
    const { status, stdout, stderr } = spawnSync('python3', args, {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, PYTHONDONTWRITEBYTECODE: '1' },
    });
    return { status, stdout, stderr };
  }

  const landing = (...args: string[]) =>
    python(path.join(workload, 'landing.py'), ...args);
  const train = (from: string, to: string) =>
    python(path.join(workload, 'train.py'), from, to);

  describe('from ingestion to training', () => {
    let landed: ReturnType<typeof python>;
    let trained: ReturnType<typeof python>;

    beforeAll(() => {
      landed = landing(data);
      trained = train(data, models);
    });

    it('says what landed, and how good the model is', () => {
      expect(landed).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/^Landed 400 rows, sha256 [0-9a-f]{64}/),
        stderr: '',
      });
      expect(trained).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(
          /^Trained model [0-9a-f]{12}: right for 9\d% of 80 jobs that it had not seen\.\n$/,
        ),
      });
    });

    it('makes the model that serves as seed, so that anybody can make it again', () => {
      expect(fs.readFileSync(path.join(current, 'model.json'), 'utf8')).toBe(
        seed,
      );
    });

    it('makes the artefact that SageMaker is given, with the code that answers by it', () => {
      const made = fs.readFileSync(path.join(current, 'model.tar.gz'));
      const kept = fs.readFileSync(
        path.join(lab, 'aws/infra/workload/seed-model.tar.gz'),
      );
      expect(gunzipSync(kept).equals(gunzipSync(made))).toBe(true);

      const unpacked = path.join(folder, 'opt-ml-model');
      const { status, stdout, stderr } = python(
        '-c',
        `
import sys, tarfile
# Before 3.11.4 there is no filter, after 3.11 a warning where there is none.
safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
tarfile.open(sys.argv[1]).extractall(sys.argv[2], **safely)
sys.path.insert(0, sys.argv[2] + "/code")
import inference
model = inference.model_fn(sys.argv[2])
question = inference.input_fn(sys.argv[3], "application/json; charset=utf-8")
print(inference.output_fn(inference.predict_fn(question, model), "application/json"))
`,
        path.join(lab, 'aws/infra/workload/seed-model.tar.gz'),
        unpacked,
        JSON.stringify(QUESTION),
      );
      expect([status, stderr]).toEqual([0, '']);
      expect(JSON.parse(stdout)).toMatchObject({
        fits: true,
        model: JSON.parse(seed).id,
      });
    });

    it('keeps each run beside the current model, with what it was made of', () => {
      const { id } = JSON.parse(seed);
      const manifest = JSON.parse(
        fs.readFileSync(path.join(data, 'landing/manifest.json'), 'utf8'),
      );
      const metrics = JSON.parse(
        fs.readFileSync(path.join(current, 'metrics.json'), 'utf8'),
      );

      expect(manifest.rows).toBe(400);
      expect(metrics).toMatchObject({
        model: id,
        dataSha256: manifest.sha256,
        rows: { seen: 320, unseen: 80 },
      });
      expect(metrics.accuracy.unseen).toBeGreaterThan(0.9);
      for (const name of ['model.json', 'metrics.json', 'model.tar.gz']) {
        expect(
          fs
            .readFileSync(path.join(models, 'runs', id, name))
            .equals(fs.readFileSync(path.join(current, name))),
        ).toBe(true);
      }
    });

    it('learns from the data: other data make another model', () => {
      const rows = fs
        .readFileSync(path.join(data, 'landing/jobs.csv'), 'utf8')
        .trim()
        .split('\n');
      const turned = [
        rows[0],
        ...rows.slice(1).map(row => row.replace(/.$/, it => String(1 - +it))),
      ];
      const file = path.join(folder, 'turned.csv');
      fs.writeFileSync(file, `${turned.join('\n')}\n`);
      const other = path.join(folder, 'other');
      landing(other, file);
      train(other, path.join(other, 'models'));
      const model = JSON.parse(
        fs.readFileSync(path.join(other, 'models/current/model.json'), 'utf8'),
      );

      expect(model.id).not.toBe(JSON.parse(seed).id);
      const signs = (of: { fields: Record<string, { weight: number }> }) =>
        Object.values(of.fields).map(({ weight }) => Math.sign(weight));
      expect(signs(model)).toEqual(signs(JSON.parse(seed)).map(it => -it));
    });

    it('trains on nothing that differs from what landed', () => {
      const changed = path.join(folder, 'changed');
      fs.cpSync(data, changed, { recursive: true });
      fs.appendFileSync(path.join(changed, 'landing/jobs.csv'), '1,1,1,1\n');
      const { status, stderr } = train(changed, path.join(folder, 'none'));

      expect(status).toBe(1);
      expect(stderr).toMatch(/jobs\.csv is not what landed: its sha256 is/);
      expect(fs.existsSync(path.join(folder, 'none'))).toBe(false);
    });

    it('says what to do where nothing has landed', () => {
      const { status, stderr } = train(
        path.join(folder, 'empty'),
        path.join(folder, 'none'),
      );

      expect(status).toBe(1);
      expect(stderr).toMatch(/Nothing has landed .* First: make ingest/);
    });
  });

  it.each([
    ['other columns', (it: string) => it.replace('fits', 'works'), /line 1: c/],
    [
      'a number that is none',
      (it: string) => it.replace(/\n[\d.]+,/, '\nmany,'),
      /line 2: parametersBillion is 'many', expected a number above 0/,
    ],
    [
      'a number of nothing',
      (it: string) => it.replace(/\n[\d.]+,/, '\n0,'),
      /line 2: parametersBillion is 0\.0, expected a number above 0/,
    ],
    [
      'a label that is none',
      (it: string) => it.replace(/\d\n/, '7\n'),
      /line 2: fits is '7', expected 0 or 1/,
    ],
    [
      'too few rows',
      (it: string) => it.split('\n').slice(0, 9).join('\n'),
      /8 rows with the labels .*expected at least 50 with both/,
    ],
  ])('lets no data land with %s', (_, change, reason) => {
    const good = path.join(folder, 'good');
    landing(good);
    const file = path.join(folder, 'bad.csv');
    const target = path.join(folder, 'refused');
    fs.writeFileSync(
      file,
      change(fs.readFileSync(path.join(good, 'landing/jobs.csv'), 'utf8')),
    );
    const { status, stderr } = landing(target, file);

    expect(status).toBe(1);
    expect(stderr).toMatch(/^Nothing landed: /);
    expect(stderr).toMatch(reason);
    expect(fs.existsSync(target)).toBe(false);
  });

  describe('serving', () => {
    const trained = { ...JSON.parse(seed), id: 'trained', bias: -60 };
    const asked: http.IncomingMessage[] = [];
    let blob: object | undefined;
    const cloud = http.createServer((request, response) => {
      asked.push(request);
      const isToken = request.url!.startsWith('/token');
      const answer = isToken ? { access_token: 'a-token' } : blob;
      response.writeHead(answer ? 200 : 404).end(JSON.stringify(answer ?? {}));
    });
    let origin: string;

    beforeAll(async () => {
      await new Promise<void>(resolve => {
        cloud.listen(0, '127.0.0.1', resolve);
      });
      origin = `http://127.0.0.1:${(cloud.address() as AddressInfo).port}`;
    });

    beforeEach(() => {
      asked.length = 0;
      blob = undefined;
    });

    afterAll(() => cloud.close());

    /** Runs the program as containers are given it: as one text, behind inference.py. */
    async function serving(
      env: Record<string, string>,
      ask: (url: string) => Promise<void>,
    ) {
      const program = ['inference.py', 'serve.py']
        .map(name => fs.readFileSync(path.join(workload, name), 'utf8'))
        .join('\n');
      const port = await freePort();
      const child = spawn('python3', ['-c', program], {
        env: {
          PATH: process.env.PATH,
          PORT: String(port),
          SEED_MODEL: seed,
          ...env,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let stderr = '';
      child.stderr.on('data', chunk => {
        stderr += chunk;
      });
      const ended = new Promise(resolve => {
        child.on('close', resolve);
      });
      try {
        const url = `http://127.0.0.1:${port}`;
        for (let tries = 0; ; tries += 1) {
          const answer = await fetch(url).catch(() => undefined);
          if (answer?.ok) {
            break;
          }
          if (tries === 100 || child.exitCode !== null) {
            throw new Error(`it does not answer: ${stderr}`);
          }
          await new Promise(resolve => {
            setTimeout(resolve, 100);
          });
        }
        await ask(url);
      } finally {
        child.kill();
        await ended;
      }
    }

    const answerOf = async (url: string, body: unknown) => {
      const response = await fetch(url, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, ...(await response.json()) };
    };

    it('answers by the seed until a model was trained', async () => {
      await serving({ MODELS: path.join(folder, 'nowhere') }, async url => {
        expect(await answerOf(url, QUESTION)).toEqual({
          status: 200,
          fits: true,
          probability: expect.any(Number),
          model: JSON.parse(seed).id,
        });
        expect(
          await answerOf(url, { ...QUESTION, parametersBillion: 70 }),
        ).toMatchObject({ fits: false });
      });
    });

    it('answers by the model of a mounted bucket', async () => {
      const mounted = path.join(folder, 'mounted');
      fs.mkdirSync(path.join(mounted, 'current'), { recursive: true });
      fs.writeFileSync(
        path.join(mounted, 'current/model.json'),
        JSON.stringify(trained),
      );
      await serving({ MODELS: mounted }, async url => {
        expect(await answerOf(url, QUESTION)).toMatchObject({
          fits: false,
          model: 'trained',
        });
      });
    });

    it('says what is wrong with a question', async () => {
      await serving({ MODELS: path.join(folder, 'nowhere') }, async url => {
        expect(await answerOf(url, { ...QUESTION, batchSize: 0 })).toEqual({
          status: 400,
          error: 'batchSize is 0.0, expected a number above 0',
        });
        expect(await answerOf(url, 'no json')).toMatchObject({ status: 400 });
        expect(await answerOf(url, [])).toMatchObject({
          status: 400,
          error: expect.stringContaining('expected an object with'),
        });
      });
    });

    const azure = () => ({
      MODELS: `${origin}/models`,
      IDENTITY_ENDPOINT: `${origin}/token`,
      IDENTITY_HEADER: 'a-header',
      AZURE_CLIENT_ID: 'a-client',
    });

    it('reads the model of Azure’s storage by its own identity', async () => {
      blob = trained;
      await serving(azure(), async url => {
        expect(await answerOf(url, QUESTION)).toMatchObject({
          model: 'trained',
        });
      });
      const [token, model] = asked;
      expect(token.headers['x-identity-header']).toBe('a-header');
      expect(token.url).toContain('client_id=a-client');
      expect(token.url).toContain(
        `resource=${encodeURIComponent('https://storage.azure.com/')}`,
      );
      expect(model).toMatchObject({
        url: '/models/current/model.json',
        headers: { authorization: 'Bearer a-token' },
      });
      // It looks twice a minute, not with every request.
      expect(asked).toHaveLength(2);
    });

    it('goes on by the seed where storage has no model yet, or is away', async () => {
      const away = { ...azure(), MODELS: 'http://127.0.0.1:9/models' };
      for (const env of [azure(), away]) {
        await serving(env, async url => {
          expect(await answerOf(url, QUESTION)).toMatchObject({
            model: JSON.parse(seed).id,
          });
        });
      }
    });
  });
});

async function freePort(): Promise<number> {
  const server = http.createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => {
    server.close(resolve);
  });
  return port;
}
