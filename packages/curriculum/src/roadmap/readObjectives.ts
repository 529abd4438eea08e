import { slug } from '../entities/slug';
import { SectionReader } from './fieldsReader';

/** Reads the section `Learning Objectives`: bullets or a numbered list, an objective each. */
export const readObjectives: SectionReader = (block, roadmap, collector) => {
  if (block.kind !== 'bullet' && block.kind !== 'task') {
    return false;
  }
  const text = [block.text, ...block.items.map(it => it.value)].join(' ');
  const id = slug(text, { words: 6 });
  if (!id) {
    collector.add('warning', 'placeholder', block.line, {
      message: 'The objective is empty',
      remedy: 'Write what a learner will be able to do, or take the line out',
    });
    return true;
  }
  if (roadmap.objectives.some(it => it.value.text === text)) {
    collector.add('warning', 'duplicate-objective', block.line, {
      message: `The objective “${text}” says the same as one before it`,
      remedy: 'Say what is different about it, or take it out',
    });
    return true;
  }
  const before = roadmap.objectives.map(it => it.value.id);
  roadmap.objectives.push({
    line: block.line,
    value: { id: before.includes(id) ? slug(text) : id, text },
  });
  return true;
};
