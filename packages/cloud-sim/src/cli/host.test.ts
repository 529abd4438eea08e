import fs from 'node:fs';
import os from 'node:os';
import { Readable } from 'node:stream';
import { host } from './host';

async function answersTo(...lines: string[]): Promise<any[]> {
  const answers: string[] = [];
  await host(Readable.from(lines.map(it => `${it}\n`)), {}, text =>
    answers.push(text),
  );
  return answers.map(it => JSON.parse(it));
}

describe('host', () => {
  it('answers each account with sockets of its own, and leaves none', async () => {
    const line = JSON.stringify({ CLOUD_SIM_DIR: os.tmpdir() });

    const answers = await answersTo(line, line);

    const sockets = answers.flatMap(it =>
      Object.values<any>(JSON.parse(it.TF_REATTACH_PROVIDERS)).map(
        ({ Addr }) => Addr.String,
      ),
    );
    expect(new Set(sockets).size).toBe(6);
    expect(sockets.filter(it => fs.existsSync(it))).toEqual([]);
  });

  it.each(['setup', '{}', '{"CLOUD_SIM_DIR": 1}', 'null'])(
    'refuses the line %s, which is no environment',
    async line => {
      await expect(answersTo(line)).rejects.toThrow(
        `found the line ${line}; expected an environment as JSON`,
      );
    },
  );
});
