import fs from 'node:fs';
import path from 'node:path';
import { records } from './paths.mjs';

const MODES = ['simulated', 'cloud'];

/** What the steps of a run leave for its evidence: one folder a mode, one file a step. */
export class Records {
  #folder;
  #secrets;

  /** @param secrets - what is taken out of everything that is written; not needed to look only */
  constructor(mode, secrets) {
    this.#folder = path.join(records, mode);
    this.#secrets = secrets;
  }

  /** The mode that something was last applied or destroyed in; undefined before the first run. */
  static latestMode() {
    const [latest] = MODES.map(mode => ({
      mode,
      at: new Records(mode).#lastRunAt(),
    }))
      .filter(({ at }) => at > 0)
      .sort((a, b) => b.at - a.at);
    return latest?.mode;
  }

  write(name, text) {
    fs.mkdirSync(this.#folder, { recursive: true });
    const redacted = this.#secrets.redact({ [name]: text, 'as.txt': text });
    // A log that Terraform did not write to its end is no JSON; as plain text it tells still when it was.
    fs.writeFileSync(
      path.join(this.#folder, name),
      redacted[name] ?? redacted['as.txt'],
    );
  }

  append(name, text) {
    this.write(name, `${this.has(name) ? this.read(name) : ''}${text}`);
  }

  writeJson(name, value) {
    this.write(name, `${JSON.stringify(value, undefined, 2)}\n`);
  }

  read(name) {
    return fs.readFileSync(path.join(this.#folder, name), 'utf8');
  }

  has(name) {
    return fs.existsSync(path.join(this.#folder, name));
  }

  remove(...names) {
    for (const name of names) {
      fs.rmSync(path.join(this.#folder, name), { force: true });
    }
  }

  #lastRunAt() {
    return Math.max(
      0,
      ...['apply.jsonl', 'destroy.jsonl']
        .filter(name => this.has(name))
        .map(name => fs.statSync(path.join(this.#folder, name)).mtimeMs),
    );
  }
}
