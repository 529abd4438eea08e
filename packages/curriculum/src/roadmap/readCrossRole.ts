import {
  FieldReader,
  fieldsReader,
  located,
  SectionReader,
} from './fieldsReader';
import { Roadmap } from './Roadmap';

const readFields = fieldsReader('Cross-Role Progression', {
  'builds on': field('buildsOn'),
  'adds new depth for': field('addsDepthFor'),
  'adds new depth': field('addsDepthFor'),
  'adds depth for': field('addsDepthFor'),
  'shared assets': field('sharedAssets'),
  differentiators: field('differentiators'),
});

/** How plain bullets begin that say one of the four things. */
const OPENINGS: [RegExp, keyof Roadmap['crossRole']][] = [
  [/^(builds|extends|reuses|bridges|leverages|levels up)\b/i, 'buildsOn'],
  [/^(adds|deepens)\b/i, 'addsDepthFor'],
  [/^(shares|shared|supplies|feeds|provides)\b/i, 'sharedAssets'],
  [/^(introduces|emphasi[sz]es|differs)\b/i, 'differentiators'],
];

/**
 * Reads the section `Cross-Role Progression`, of fields or of plain bullets. A bullet is placed by how it begins;
 * one that begins otherwise is kept as it is.
 */
export const readCrossRole: SectionReader = (block, roadmap, collector) => {
  if (readFields(block, roadmap, collector)) {
    return true;
  }
  if (block.kind !== 'bullet') {
    return false;
  }
  const text = [block.text, ...block.items.map(it => it.value)].join(' ');
  const key = OPENINGS.find(([pattern]) => pattern.test(text))?.[1];
  if (key) {
    add(roadmap, key, block.line, text);
  } else {
    roadmap.extra.push({
      line: block.line,
      value: { section: 'Cross-Role Progression', text },
    });
  }
  return true;
};

function field(key: keyof Roadmap['crossRole']): FieldReader {
  return (it, roadmap) => {
    const { line, value } = located(it);
    if (value) {
      add(roadmap, key, line, value);
    }
  };
}

function add(
  roadmap: Roadmap,
  key: keyof Roadmap['crossRole'],
  line: number,
  text: string,
) {
  const before = roadmap.crossRole[key];
  roadmap.crossRole[key] = {
    line: before?.line ?? line,
    value: before ? `${before.value} ${text}` : text,
  };
}
