import { MarkdownBlock } from './readSections';

/** What a block says, word for word: what is below its first line stands on lines of its own. */
export function blockText(block: MarkdownBlock): string {
  switch (block.kind) {
    case 'field':
      return below(
        [block.hint && `(${block.hint})`, block.value]
          .filter(Boolean)
          .join(' '),
        block,
      );
    case 'entry':
      return below(
        [block.title, block.text].filter(Boolean).join(' – '),
        block,
      );
    case 'task':
      return below(`[${block.done ? 'x' : ' '}] ${block.text}`, block);
    case 'bullet':
      return below(block.text, block);
    case 'table':
      return [block.header, ...block.rows.map(it => it.value)]
        .map(cells => cells.join(' | '))
        .join('\n');
    default:
      return block.text;
  }
}

function below(first: string, block: { items: { value: string }[] }) {
  return [first, ...block.items.map(it => it.value)].filter(Boolean).join('\n');
}
