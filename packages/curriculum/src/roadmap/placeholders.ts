import { MarkdownBlock, MarkdownSection } from '../markdown/readSections';
import { ProblemCollector } from '../problems/ProblemCollector';

const PLACEHOLDER =
  /\b(?:TBD|TODO|FIXME|lorem ipsum)\b|⏱|\[(?:Option|Insert|Your|Add|Describe|Placeholder|(?:Objective|Outcome|Skill|Topic|Module|Lab|Project|Competency|Title|Name|Resource|Level|Section|Question|Answer|Text|Description|Letter)s?(?:\s+(?:name|title|text|description|[A-Z0-9]))?(?=\]))[^\]]*\](?!\()|\bsee skills matrix\b|\bX{3,}\b|\((?:to be (?:created|added|written|defined|determined))\)|\brefer to (?:legacy|linked|repository)\b[^|]*|^legacy (?:exercises|module)\b.*|\bawareness \/ working \/ proficient\b|\bsame repo \/ separate repo\b/i;

/** Whether a text stands where the text that is meant is still to be written. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}

/** Reports every place that is still to be written. */
export function reportPlaceholders(
  sections: MarkdownSection[],
  collector: ProblemCollector,
): void {
  for (const section of sections) {
    for (const { line, text } of section.blocks.flatMap(linesOf)) {
      const found = PLACEHOLDER.exec(text)?.[0].trim();
      if (found) {
        collector.add('warning', 'placeholder', line, {
          message: `“${found}” is a placeholder`,
          remedy: 'Write what belongs there, or take the line out',
        });
      }
    }
  }
}

function linesOf(block: MarkdownBlock): { line: number; text: string }[] {
  switch (block.kind) {
    case 'table':
      return block.rows.map(({ line, value }) => ({
        line,
        text: value.find(isPlaceholder) ?? '',
      }));
    case 'text':
      return [{ line: block.line, text: block.text }];
    default:
      return [
        { line: block.line, text: firstText(block) },
        ...block.items.map(({ line, value }) => ({ line, text: value })),
      ];
  }
}

function firstText(block: MarkdownBlock): string {
  switch (block.kind) {
    case 'field':
      return block.value;
    case 'entry':
      return `${block.title} ${block.text}`;
    case 'table':
      return '';
    default:
      return block.text;
  }
}
