/*
 * JSON as HCL, laid out as `terraform fmt` does it: the signs of assignment of lines that follow each other stand under
 * each other, except where a value goes on over several lines.
 */

const BARE = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** An expression rather than a value, e.g. `aws_iam_role.lab.name`. */
export class HclRaw {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A value as an expression of HCL. */
export function hclOf(value: unknown, indent = 0): string {
  if (value instanceof HclRaw) {
    return value.text;
  }
  if (typeof value === 'string') {
    return JSON.stringify(value)
      .replace(/\$\{/g, '$$${')
      .replace(/%\{/g, '%%{');
  }
  if (Array.isArray(value)) {
    return hclOfList(value, indent);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(it => it[1] !== undefined);
    return entries.length === 0
      ? '{}'
      : `{\n${hclOfEntries(entries, indent + 2)}\n${' '.repeat(indent)}}`;
  }
  return String(value);
}

/** A block with its arguments, and blocks in it. */
export function hclBlock(
  header: string,
  body: Record<string, unknown>,
  ...blocks: readonly string[]
): string {
  const entries = Object.entries(body).filter(it => it[1] !== undefined);
  const parts = [
    ...(entries.length > 0 ? [hclOfEntries(entries, 2)] : []),
    ...blocks.map(block => block.replace(/^(?=.)/gm, '  ')),
  ];
  return `${header} {\n${parts.join('\n\n')}\n}`;
}

/** A name that Terraform takes for a resource. */
export function hclLabel(name: string): string {
  const label = name
    .replace(/[^A-Za-z0-9_-]+/g, '_')
    .replace(/^[^A-Za-z_]+/, '');
  return label === '' ? 'smaller' : label;
}

/** `jsonencode(...)` of a value. */
export function jsonEncoded(value: unknown, indent = 2): HclRaw {
  return new HclRaw(`jsonencode(${hclOf(value, indent)})`);
}

function hclOfList(list: readonly unknown[], indent: number): string {
  const isFlat = list.every(it => typeof it !== 'object' || it === null);
  const line = `[${list.map(it => hclOf(it)).join(', ')}]`;
  if (isFlat && line.length + indent <= 80) {
    return line;
  }
  const items = list.map(
    it => `${' '.repeat(indent + 2)}${hclOf(it, indent + 2)},`,
  );
  return `[\n${items.join('\n')}\n${' '.repeat(indent)}]`;
}

function hclOfEntries(
  entries: ReadonlyArray<[string, unknown]>,
  indent: number,
): string {
  const lines = entries.map(([name, value]) => ({
    key: BARE.test(name) ? name : JSON.stringify(name),
    text: hclOf(value, indent),
  }));
  const isLong = (line: { text: string }) => line.text.includes('\n');
  return lines
    .map((line, index) => {
      let start = index;
      while (start > 0 && !isLong(lines[start - 1])) {
        start -= 1;
      }
      let end = index;
      while (end + 1 < lines.length && !isLong(lines[end + 1])) {
        end += 1;
      }
      const width = isLong(line)
        ? line.key.length
        : Math.max(...lines.slice(start, end + 1).map(it => it.key.length));
      return `${' '.repeat(indent)}${line.key.padEnd(width)} = ${line.text}`;
    })
    .join('\n');
}

/** Of an address of Terraform, e.g. `module.lab.aws_iam_role.ci["main"]`. */
const ADDRESS =
  /(?:^|\.)(?:aws|google|azurerm|azuread)_[a-z0-9_]+\.([A-Za-z_][\w-]*)(?:\[.*\])?$/;

/** The name of a resource in its address; undefined where the text is no address. */
export function ownNameOf(address: string): string | undefined {
  return ADDRESS.exec(address)?.[1];
}
