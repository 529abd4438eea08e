/** A section of a text: its heading of the second level, and what stands under it. */
export interface Section {
  heading: string;
  /** From 1. */
  line: number;
  text: string;
}

/** The sections of a Markdown text; headings in code blocks are none. */
export function sectionsOf(markdown: string): Section[] {
  const sections: Section[] = [];
  let isCode = false;
  markdown.split(/\r?\n/).forEach((line, index) => {
    if (/^\s*(```|~~~)/.test(line)) {
      isCode = !isCode;
    }
    const heading = isCode ? undefined : /^##\s+(.+?)\s*#*\s*$/.exec(line)?.[1];
    if (heading) {
      sections.push({ heading, line: index + 1, text: '' });
    } else if (sections.length) {
      sections[sections.length - 1].text += `${line}\n`;
    }
  });
  return sections;
}

/** What a learner replaces by words of their own. */
export const PLACEHOLDER = /TO BE WRITTEN/i;
