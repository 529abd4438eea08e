import { keyStatement } from './keyStatement';
import { MarkdownLine } from './MarkdownLine';
import { QuestionStart, questionStart } from './questionStart';
import { splitInline } from './findOptions';

const OPTION =
  /^\s*(?:>\s*)*(?:[-*+]\s+)?(?:[☐□☑✓✔✅❌✗]\s*|\[[ xX]\]\s*|\([ xX*]?\)\s*)?[*_~=]{0,2}[([]?(?:[A-Da-d]|i{1,3})[).:\]][*_]{0,2}\s*\S/;
const BOX = /^\s*(?:[-*+]\s+)?(?:\[[ xX✓*]\]|\([ xX*]?\)|[☐□☑])\s+\S/;
const TABLE_OPTION = /^\s*\|\s*[*_]*[([]?[Aa][)\].:]?[*_]*\s*(?:\||\S)/;
const ASKS =
  /\?\s*(?:[*_)\]]*|\([^)]*\)|\[[^\]]*\])\s*$|_{3,}|^\W*(?:true\s*(?:or|\/)\s*false|t\s*\/\s*f|\[?\s*short\s+answer|\[?\s*essay|fill\s+in)\b|^\W*(?:explain|describe|name|list|define|compare|discuss|write|give|state|outline|calculate|design|draw|identify|why|what|which|how|when|where|who)\b|\((?:t\s*\/\s*f|true\s*(?:or|\/)\s*false)\)/i;

/** Whether a text asks something, by its words. */
export function asks(text: string): boolean {
  return ASKS.test(text);
}

/** Whether options or a key follow a line before the next that may begin a question. */
export function hasBody(
  lines: readonly MarkdownLine[],
  index: number,
): boolean {
  const [{ text }] = lines.slice(index, index + 1);
  if (splitInline(text)) {
    return true;
  }
  for (const line of lines.slice(index + 1)) {
    if (line.isCode) {
      continue;
    }
    if (line.heading !== undefined || isStart(questionStart(line))) {
      return false;
    }
    if (
      OPTION.test(line.text) ||
      BOX.test(line.text) ||
      TABLE_OPTION.test(line.text) ||
      /<details/i.test(line.text) ||
      keyStatement(line.text) !== undefined
    ) {
      return true;
    }
  }
  return false;
}

function isStart(start: QuestionStart | undefined): boolean {
  return start !== undefined;
}
