import { COMPETENCY_LEVELS } from '../entities';
import { slug } from '../entities/slug';
import { CurriculumProblem } from '../problems';
import { ProblemCollector } from '../problems/ProblemCollector';
import { RoadmapFile } from '../roadmap/checkRoadmaps';
import { CompetencyNames } from './CompetencyNames';
import { AssetMetadata } from './readMetadata';

/** What the fields of metadata may say, by the curriculum's own schema of assets; its levels lack `advanced`. */
const TYPES = ['module', 'exercise', 'project', 'assessment', 'solution'];
const STAGES = ['foundational', 'core', 'advanced', 'capstone'];
const STATUSES = ['draft', 'in-review', 'approved', 'released'];

/** What metadata lacks, and where it contradicts the roadmap or plan of the same module. */
export function checkMetadata(
  files: readonly AssetMetadata[],
  modules: ReadonlyMap<string, RoadmapFile>,
  names: CompetencyNames,
): CurriculumProblem[] {
  return files.flatMap((metadata, index) => {
    const collector = new ProblemCollector(metadata.file);
    checkFields(metadata, collector);
    if (metadata.type?.value === 'module') {
      checkRepeat(metadata, files.slice(0, index), collector);
      checkDependencies(metadata, modules, collector);
      const written = modules.get(slug(metadata.id?.value ?? ''));
      if (written && written.roadmap.moduleId !== metadata.id) {
        compare(metadata, written, names, collector);
      }
    }
    return collector.problems;
  });
}

function checkFields(metadata: AssetMetadata, collector: ProblemCollector) {
  if (!metadata.id || !slug(metadata.id.value)) {
    collector.add('error', 'no-id', metadata.id?.line ?? 1, {
      message: 'There is no id; expected e.g. `id: MOD-102`',
      remedy:
        'Add it; without an id no entity can be made of the file, which is kept as it is',
    });
  }
  if (!metadata.type) {
    collector.add('warning', 'no-type', 1, {
      message: `There is no type; expected one of ${TYPES.join(', ')}`,
      remedy: 'Add it; until then the file is kept and makes no module',
    });
  }
  for (const [name, value, known] of [
    ['type', metadata.type, TYPES],
    ['stage', metadata.stage, STAGES],
    ['status', metadata.status, STATUSES],
    ['level', metadata.proficiencyTarget, COMPETENCY_LEVELS],
    ...metadata.competencies.map(
      it => ['level', it.level, COMPETENCY_LEVELS] as const,
    ),
  ] as const) {
    if (value && !known.includes(value.value.toLowerCase())) {
      collector.add('warning', `unknown-${name}`, value.line, {
        message: `The ${name} “${value.value}” is none of ${known.join(', ')}`,
        remedy: 'Choose one of them; it is kept as it is',
      });
    }
  }
  for (const { id, level } of metadata.competencies) {
    if (!level) {
      collector.add('warning', 'no-level', id.line, {
        message: `The competency ${id.value} has no level`,
        remedy: `Add one of ${COMPETENCY_LEVELS.join(', ')}`,
      });
    }
  }
  for (const line of metadata.nameless) {
    collector.add('error', 'no-id', line, {
      message: 'This competency has no id',
      remedy: 'Add it; until then the entry is kept as it is',
    });
  }
}

function checkRepeat(
  { id }: AssetMetadata,
  before: readonly AssetMetadata[],
  collector: ProblemCollector,
) {
  const first = before.find(
    it =>
      id &&
      it.type?.value === 'module' &&
      slug(it.id?.value ?? '') === slug(id.value),
  );
  if (id && first) {
    collector.add('conflict', 'duplicate-metadata', id.line, {
      message: `${id.value} has metadata in ${first.file}:${first.id?.line} too`,
      remedy:
        'What both say otherwise is kept with the module; leave one of them',
    });
  }
}

// Those of a module that is made of metadata are looked at where all prerequisites are.
function checkDependencies(
  { id, dependencies }: AssetMetadata,
  modules: ReadonlyMap<string, RoadmapFile>,
  collector: ProblemCollector,
) {
  const used = modules.get(slug(id?.value ?? ''))?.roadmap.prerequisites ?? [];
  for (const { line, value } of dependencies) {
    const isLookedAt = used.some(it => it.value === value);
    if (!isLookedAt && !modules.has(slug(value))) {
      collector.add('warning', 'dangling-prerequisite', line, {
        message: `Dependency ${value} is not among the imported files`,
        remedy: 'Import it too, or correct the id',
      });
    }
  }
}

function compare(
  metadata: AssetMetadata,
  written: RoadmapFile,
  names: CompetencyNames,
  collector: ProblemCollector,
) {
  const { file, origin, roadmap } = written;
  const source = origin === 'metadata' ? 'metadata that counts' : origin;
  const remedy = `The ${source} counts; make both say the same`;
  const { title } = metadata;
  if (title && roadmap.title && title.value !== roadmap.title.value) {
    collector.add('conflict', 'metadata-title', title.line, {
      message: `The title is “${title.value}”, but the ${source} (${file}:${roadmap.title.line}) says “${roadmap.title.value}”`,
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
        )}, but the ${source} (${file}) asks for ${list(prerequisites)}`,
        remedy,
      },
    );
  }
  compareCompetencies(metadata, written, names, collector);
}

function compareCompetencies(
  metadata: AssetMetadata,
  { file, roadmap }: RoadmapFile,
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
