import fs from 'node:fs';
import path from 'node:path';
import type { JournalRecord } from '../journal/JournalRecord';
import { parseJournal } from '../journal/parseJournal';
import { FileLock } from './FileLock';
import type { InventoryEntry } from './InventoryEntry';

/*
 * The simulated cloud's own record of what exists, kept beside Terraform's state
 * and independent of it, which is what makes drift and orphans possible.
 *
 * The journal is the truth: appending to it is one write, and a change has
 * happened once its line is there. `inventory.json` is the fold of the journal,
 * with attributes; it says up to which byte of the journal it goes. A process that
 * is killed between the two leaves an inventory that is a line short, and the
 * next one to take the lock adds it.
 */

interface InventoryFile {
  /** Bytes of the journal that the entries account for. */
  journalBytes: number;
  entries: Record<string, InventoryEntry>;
}

function keyOf({ type, id }: { type: string; id: string }): string {
  return `${type}/${id}`;
}

function toEntry(record: JournalRecord): InventoryEntry {
  const { at, op, cause, ...facts } = record;
  return { ...facts, createdAt: at };
}

/** What exists, as seen and changed inside one locked section. */
export class InventoryView {
  readonly #entries: Record<string, InventoryEntry>;
  readonly #changes: JournalRecord[] = [];

  readonly #journal: () => string;

  /** @param journal - what was recorded before this section */
  constructor(
    entries: Record<string, InventoryEntry>,
    journal: () => string = () => '',
  ) {
    this.#entries = entries;
    this.#journal = journal;
  }

  /**
   * The number that the next of a row gets, from 1 on: of the versions of a secret, say. Numbers of what is gone are
   * not given again, unless that of which they are was made anew.
   *
   * @param parent - the beginning of all their ids, up to and with the mark before the number
   */
  nextNumber(parent: string): number {
    const earlier: JournalRecord[] = this.#journal()
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line));
    return [...earlier, ...this.#changes].reduce((next, { op, id }) => {
      if (op === 'create' && id === parent.replace(/\W(\w+\W)?$/, '')) {
        return 1;
      }
      return op === 'create' &&
        /^\d+$/.test(id.slice(parent.length)) &&
        id.startsWith(parent)
        ? next + 1
        : next;
    }, 1);
  }

  get entries(): InventoryEntry[] {
    return Object.values(this.#entries);
  }

  /** The changes made through this view, in order. */
  get changes(): JournalRecord[] {
    return this.#changes;
  }

  find(type: string, id: string): InventoryEntry | undefined {
    return this.#entries[keyOf({ type, id })];
  }

  put(entry: InventoryEntry, at: string): void {
    const exists = this.find(entry.type, entry.id) !== undefined;
    this.#entries[keyOf(entry)] = entry;
    this.#record(exists ? 'update' : 'create', entry, at);
  }

  /** Removes a resource; nothing happens where there is none. */
  remove(
    type: string,
    id: string,
    at: string,
    cause?: JournalRecord['cause'],
  ): void {
    const entry = this.find(type, id);
    if (entry) {
      delete this.#entries[keyOf(entry)];
      this.#record('destroy', entry, at, cause);
    }
  }

  #record(
    op: JournalRecord['op'],
    entry: InventoryEntry,
    at: string,
    cause?: JournalRecord['cause'],
  ): void {
    const { createdAt, state, drifted, ...facts } = entry;
    this.#changes.push({ at, op, ...facts, ...(cause && { cause }) });
  }
}

/** The inventory and journal of one folder; safe for concurrent processes. */
export class Inventory {
  readonly #inventoryFile: string;
  readonly #journalFile: string;
  readonly #lock: FileLock;

  /** Uses `folder`, and makes it where it is missing. */
  static open(folder: string): Inventory {
    fs.mkdirSync(folder, { recursive: true });
    return new Inventory(folder);
  }

  private constructor(folder: string) {
    this.#inventoryFile = path.join(folder, 'inventory.json');
    this.#journalFile = path.join(folder, 'journal.jsonl');
    this.#lock = new FileLock(path.join(folder, 'lock'));
  }

  /** Reads, and where `section` changes something writes, in one step. */
  async run<T>(section: (view: InventoryView) => T): Promise<T> {
    return this.#lock.run(() => {
      const file = this.#recover();
      const view = new InventoryView(file.entries, () => this.#text());
      const result = section(view);
      if (view.changes.length > 0) {
        const lines = view.changes.map(change => `${JSON.stringify(change)}\n`);
        fs.appendFileSync(this.#journalFile, lines.join(''));
        this.#write(file.entries);
      }
      return result;
    });
  }

  /** The journal as text, one JSON record a line. */
  async journal(): Promise<string> {
    return this.#lock.run(() => {
      this.#recover();
      return this.#text();
    });
  }

  #text(): string {
    return fs.existsSync(this.#journalFile)
      ? fs.readFileSync(this.#journalFile, 'utf8')
      : '';
  }

  #write(entries: Record<string, InventoryEntry>): void {
    const journalBytes = fs.statSync(this.#journalFile).size;
    const file: InventoryFile = { journalBytes, entries };
    const draft = `${this.#inventoryFile}.draft`;
    // The attributes may hold secrets of the configuration, as a state does.
    fs.writeFileSync(draft, JSON.stringify(file, undefined, 1), {
      mode: 0o600,
    });
    fs.renameSync(draft, this.#inventoryFile);
  }

  #read(): InventoryFile {
    if (!fs.existsSync(this.#inventoryFile)) {
      return { journalBytes: 0, entries: {} };
    }
    try {
      return JSON.parse(fs.readFileSync(this.#inventoryFile, 'utf8'));
    } catch (error) {
      throw new Error(
        `${this.#inventoryFile}: not JSON (${
          (error as Error).message
        }); remove the file, and the next run rebuilds it from journal.jsonl`,
      );
    }
  }

  /** The inventory, brought up to the last whole line of the journal. */
  #recover(): InventoryFile {
    const file = this.#read();
    const size = fs.statSync(this.#journalFile, {
      throwIfNoEntry: false,
    })?.size;
    if (size === undefined || size === file.journalBytes) {
      return file;
    }
    const journal = fs.readFileSync(this.#journalFile);
    const wholeBytes = journal.lastIndexOf('\n') + 1;
    if (wholeBytes < size) {
      fs.truncateSync(this.#journalFile, wholeBytes);
    }
    const missed = journal.subarray(file.journalBytes, wholeBytes).toString();
    for (const record of parseJournal(missed)) {
      if (record.op === 'destroy') {
        delete file.entries[keyOf(record)];
      } else {
        const known = file.entries[keyOf(record)];
        const createdAt = known?.createdAt ?? record.at;
        file.entries[keyOf(record)] = {
          ...known,
          ...toEntry(record),
          createdAt,
        };
      }
    }
    this.#write(file.entries);
    return file;
  }
}
