import { COMPETENCY_LEVELS } from '../entities';
import { slug } from '../entities/slug';
import { CurriculumProblem } from '../problems';
import { ProblemCollector } from '../problems/ProblemCollector';
import { RoadmapFile } from '../roadmap/checkRoadmaps';
import { CompetencyNames } from './CompetencyNames';
import { AssetMetadata } from './readMetadata';

/** What metadata lacks, and where it contradicts the roadmap of the same module. */
export function checkMetadata(
  metadata: AssetMetadata,
  written: RoadmapFile | undefined,
  names: CompetencyNames,
): CurriculumProblem[] {
  const collector = new ProblemCollector(metadata.file);
  if (!metadata.id) {
    collector.add('error', 'no-id', 1, {
      message: 'There is no id; expected e.g. `id: MOD-102`',
      remedy: 'Add it; without an id nothing can be made of the file',
    });
  }
  for (const { id, level } of metadata.competencies) {
    if (level && !COMPETENCY_LEVELS.includes(level.value.toLowerCase())) {
      collector.add('warning', 'unknown-level', level.line, {
        message: `Level “${level.value}” of ${
          id.value
        } is none of ${COMPETENCY_LEVELS.join(', ')}`,
        remedy: 'Choose one of them',
      });
    }
  }
  if (written?.origin === 'roadmap' && metadata.type?.value === 'module') {
    compare(metadata, written, names, collector);
  }
  return collector.problems;
}

function compare(
  metadata: AssetMetadata,
  { file, roadmap }: RoadmapFile,
  names: CompetencyNames,
  collector: ProblemCollector,
) {
  const remedy = 'The roadmap counts; make both say the same';
  const { title } = metadata;
  if (title && roadmap.title && title.value !== roadmap.title.value) {
    collector.add('conflict', 'metadata-title', title.line, {
      message: `The title is “${title.value}”, but the roadmap (${file}:${roadmap.title.line}) says “${roadmap.title.value}”`,
      remedy,
    });
  }
  const dependencies = metadata.dependencies.map(it => it.value).sort();
  const prerequisites = roadmap.prerequisites.map(it => it.value).sort();
  if (dependencies.join() !== prerequisites.join()) {
    collector.add(
      'conflict',
      'metadata-prerequisites',
      metadata.dependenciesLine,
      {
        message: `The dependencies are ${list(
          dependencies,
        )}, but the roadmap (${file}) asks for ${list(prerequisites)}`,
        remedy,
      },
    );
  }
  compareCompetencies(metadata, { file, roadmap }, names, collector);
}

function compareCompetencies(
  metadata: AssetMetadata,
  { file, roadmap }: Pick<RoadmapFile, 'file' | 'roadmap'>,
  names: CompetencyNames,
  collector: ProblemCollector,
) {
  const written = new Map(
    roadmap.competencies.map(({ value }) => [names.resolve(value.name), value]),
  );
  const others = CompetencyNames.of(
    Array.from(written, ([name, { name: title }]) => ({
      apiVersion: 'gpu-academy.io/v1alpha1',
      kind: 'Competency',
      metadata: { name, title },
      spec: { type: '', owner: '', lifecycle: '' },
    })),
  );
  for (const { id, level } of metadata.competencies) {
    const same = written.get(names.resolve(id.value));
    if (!same) {
      const like = others.suggest(id.value);
      collector.add('conflict', 'metadata-competency', id.line, {
        message: `${id.value} is none of the competencies of the roadmap (${file})`,
        remedy: like
          ? `If it is “${like}”, add “${
              id.value
            }” to the aliases of the Competency ${slug(like)}`
          : 'Add it to the roadmap, or take it out',
      });
    } else if (level && level.value.toLowerCase() !== same.level) {
      collector.add('conflict', 'metadata-level', level.line, {
        message: `${id.value} is to be ${level.value}, but the roadmap (${file}) says ${same.level}`,
        remedy: 'The roadmap counts; make both say the same',
      });
    }
  }
}

function list(values: string[]) {
  return values.join(', ') || 'none';
}
