import { isSeq, parseDocument } from 'yaml';

/**
 * Adds an item to the text of a `module.yaml`, whose comments and order stay as they are.
 *
 * @throws RangeError where there is one of the same id, or the text is no YAML with items
 */
export function addItem(
  source: string,
  item: { id: string } & Record<string, unknown>,
): string {
  const document = parseDocument(source);
  const items = document.get('items');
  if (document.errors.length || !isSeq(items)) {
    throw new RangeError(
      'module.yaml cannot be read; `academy check` says what is wrong with it',
    );
  }
  const ids: unknown[] = document.toJS().items.map((it: any) => it?.id);
  if (ids.includes(item.id)) {
    throw new RangeError(
      `The module has an item “${item.id}” already; it has ${ids.join(', ')}`,
    );
  }
  items.add(document.createNode(item));
  return document.toString({ lineWidth: 0 });
}
