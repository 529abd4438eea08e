import { blockText } from '../markdown/blockText';
import { RoadmapParse } from '../roadmap/Roadmap';
import { KeptFact } from './YamlFacts';

/** A roadmap of which no entity is made, section by section and word for word. */
export function keptSections({ file, sections }: RoadmapParse): KeptFact[] {
  let parent = '';
  return sections.flatMap(({ title, depth, line, blocks }) => {
    if (depth <= 2) {
      parent = title || 'Before the title';
    }
    const section = depth <= 2 ? parent : `${parent} › ${title}`;
    const texts = blocks.map(block => ({
      file,
      line: block.line,
      section,
      ...(block.kind === 'field' ? { key: block.key } : {}),
      text: blockText(block),
    }));
    return texts.length ? texts : [{ file, line, section, text: title }];
  });
}
