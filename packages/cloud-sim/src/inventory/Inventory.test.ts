import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseJournal } from '../journal/parseJournal';
import { Inventory } from './Inventory';
import type { InventoryEntry } from './InventoryEntry';

const AT = '2026-11-01T10:00:00.000Z';
const LATER = '2026-11-01T11:00:00.000Z';

function entry(
  id: string,
  change: Partial<InventoryEntry> = {},
): InventoryEntry {
  return {
    provider: 'aws',
    accountId: '000123456789',
    region: 'us-east-1',
    type: 'aws_instance',
    id,
    sku: 'g6.xlarge',
    purchase: 'spot',
    sizeGb: 100,
    tags: { lab: 'lab-1' },
    createdAt: AT,
    simulated: true,
    state: { id, secret: 'in the state' },
    ...change,
  };
}

describe('Inventory', () => {
  let folder: string;
  const inFolder = (name: string) => path.join(folder, name);
  const ids = (inventory: Inventory) =>
    inventory.run(view => view.entries.map(({ id }) => id));

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'inventory-'));
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('keeps what exists from one process to the next', async () => {
    await Inventory.open(folder).run(view => view.put(entry('i-1'), AT));
    const found = await Inventory.open(folder).run(view =>
      view.find('aws_instance', 'i-1'),
    );
    expect(found).toEqual(entry('i-1'));
  });

  it('makes its folder', async () => {
    const inventory = Inventory.open(inFolder('new/deep'));
    await expect(ids(inventory)).resolves.toEqual([]);
  });

  it('journals creation, change and destruction, without attributes', async () => {
    const inventory = Inventory.open(folder);
    await inventory.run(view => view.put(entry('i-1'), AT));
    await inventory.run(view => view.put(entry('i-1', { sizeGb: 200 }), LATER));
    await inventory.run(view => view.remove('aws_instance', 'i-1', LATER));
    const text = await inventory.journal();
    expect(
      parseJournal(text).map(({ op, at, id, sizeGb }) => [op, at, id, sizeGb]),
    ).toEqual([
      ['create', AT, 'i-1', 100],
      ['update', LATER, 'i-1', 200],
      ['destroy', LATER, 'i-1', 200],
    ]);
    expect(text).not.toContain('in the state');
    await expect(ids(inventory)).resolves.toEqual([]);
  });

  it('journals nothing where there is nothing to remove', async () => {
    const inventory = Inventory.open(folder);
    await inventory.run(view => view.remove('aws_instance', 'i-1', AT));
    await expect(inventory.journal()).resolves.toBe('');
  });

  it('keeps changes of a section that fails out of the files', async () => {
    const inventory = Inventory.open(folder);
    const failing = inventory.run(view => {
      view.put(entry('i-1'), AT);
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    await expect(ids(inventory)).resolves.toEqual([]);
    await expect(inventory.journal()).resolves.toBe('');
  });

  it('loses nothing when many write at once', async () => {
    const many = Array.from({ length: 20 }, (_, i) => `i-${i}`);
    await Promise.all(
      many.map(id =>
        Inventory.open(folder).run(view => view.put(entry(id), AT)),
      ),
    );
    const found = await ids(Inventory.open(folder));
    expect(found.sort()).toEqual(many.sort());
  });

  describe('after a process was killed between its two files', () => {
    it('adds what the journal says was created', async () => {
      await Inventory.open(folder).run(view => view.put(entry('i-1'), AT));
      fs.rmSync(inFolder('inventory.json'));
      await expect(ids(Inventory.open(folder))).resolves.toEqual(['i-1']);
    });

    it('removes what the journal says was destroyed', async () => {
      const inventory = Inventory.open(folder);
      await inventory.run(view => view.put(entry('i-1'), AT));
      const before = fs.readFileSync(inFolder('inventory.json'));
      await inventory.run(view => view.remove('aws_instance', 'i-1', LATER));
      fs.writeFileSync(inFolder('inventory.json'), before);
      await expect(ids(Inventory.open(folder))).resolves.toEqual([]);
    });

    it('keeps attributes and time of creation where a change was journalled', async () => {
      const inventory = Inventory.open(folder);
      await inventory.run(view => view.put(entry('i-1'), AT));
      const before = fs.readFileSync(inFolder('inventory.json'));
      await inventory.run(view =>
        view.put(entry('i-1', { sizeGb: 200 }), LATER),
      );
      fs.writeFileSync(inFolder('inventory.json'), before);
      const found = await Inventory.open(folder).run(view =>
        view.find('aws_instance', 'i-1'),
      );
      expect(found).toEqual(entry('i-1', { sizeGb: 200 }));
    });

    it('cuts off half a line', async () => {
      const inventory = Inventory.open(folder);
      await inventory.run(view => view.put(entry('i-1'), AT));
      fs.appendFileSync(inFolder('journal.jsonl'), '{"at":"2026-');
      await expect(ids(inventory)).resolves.toEqual(['i-1']);
      expect(parseJournal(await inventory.journal())).toHaveLength(1);
    });
  });

  it('says what to do about an inventory that is not JSON', async () => {
    fs.writeFileSync(inFolder('inventory.json'), '{');
    await expect(ids(Inventory.open(folder))).rejects.toThrow(
      /inventory\.json: not JSON .*remove the file/,
    );
  });
});
