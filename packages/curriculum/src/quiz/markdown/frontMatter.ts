import { parse } from 'yaml';
import { MarkdownLine } from './MarkdownLine';
import { KeptText } from './MarkdownQuizDocument';

/** What a file says of itself between two lines of hyphens at its top. */
export interface FrontMatter {
  title?: string;
  moduleId?: string;
  /** As lines that facts can be read from, `passing score: 70%`. */
  facts: MarkdownLine[];
  kept: KeptText[];
  /** As they stand in the file, hyphens included. */
  lines: MarkdownLine[];
}

/**
 * Takes YAML front matter off the top of a file. Hyphens that hold no mapping are a rule, and stay.
 *
 * @returns the other lines, whose numbers are those of the file
 */
export function takeFrontMatter(lines: readonly MarkdownLine[]): {
  rest: MarkdownLine[];
  front: FrontMatter;
} {
  const nothing = {
    rest: [...lines],
    front: { facts: [], kept: [], lines: [] },
  };
  const first = lines.findIndex(({ text }) => text.trim() !== '');
  const end = lines.findIndex(
    ({ text }, index) => index > first && /^(?:-{3}|\.{3})$/.test(text),
  );
  if (first < 0 || lines[first].text !== '---' || end < 0) {
    return nothing;
  }
  const inside = lines.slice(first + 1, end);
  const value = mapping(inside.map(({ text }) => text).join('\n'));
  if (!value) {
    return nothing;
  }
  const text = (name: string) => {
    const found = Object.entries(value).find(
      ([key]) => key.toLowerCase().replace(/[_-]/g, '') === name,
    )?.[1];
    return typeof found === 'string' || typeof found === 'number'
      ? String(found)
      : undefined;
  };
  const title = text('title') ?? text('name');
  const moduleId = text('module') ?? text('moduleid');
  return {
    rest: lines.slice(end + 1),
    front: {
      lines: lines.slice(0, end + 1),
      facts: inside.map(factOf),
      kept: [
        {
          line: lines[first].number,
          text: inside.map(line => line.text).join('\n'),
        },
      ],
      ...(title !== undefined && { title }),
      ...(moduleId !== undefined && { moduleId }),
    },
  };
}

/** `pass_mark: 75` as prose says it: with spaces, and with the unit that a bare number has. */
function factOf(line: MarkdownLine): MarkdownLine {
  const match = /^\s*([A-Za-z_-]+)\s*:\s*["']?(.*?)["']?\s*$/.exec(line.text);
  if (!match) {
    return line;
  }
  const name = match[1]
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  const isNumber = /^\d+(?:\.\d+)?$/.test(match[2]);
  let unit = '';
  if (isNumber && /\bpass/.test(name)) {
    unit = Number(match[2]) <= 1 ? '' : '%';
  } else if (isNumber && /\b(?:time|duration|minutes)\b/.test(name)) {
    unit = ' minutes';
  }
  const share =
    isNumber && /\bpass/.test(name) && Number(match[2]) <= 1
      ? `${Number((Number(match[2]) * 100).toFixed(6))}%`
      : `${match[2]}${unit}`;
  return { ...line, text: `${name}: ${share}` };
}

function mapping(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
