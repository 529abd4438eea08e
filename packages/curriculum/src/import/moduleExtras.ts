import {
  ExtraText,
  LearningModuleEntity,
  LearningPathEntity,
} from '../entities';
import { slug } from '../entities/slug';
import { CurriculumSources } from './readCurriculumFiles';
import { AssetMetadata } from './readMetadata';
import { unsaidLeaves } from './unsaidLeaves';
import { YamlLeaf } from './YamlFacts';

/**
 * A module with what plans and metadata add to it: a description, projects that build on it, and whatever they say
 * otherwise than its roadmap, whose own words stay as they are.
 */
export function moduleExtras(
  entity: LearningModuleEntity,
  sources: CurriculumSources,
  paths: readonly LearningPathEntity[],
): LearningModuleEntity {
  const pathNames = paths
    .filter(it =>
      it.spec.modules.some(
        ({ ref }) => ref.replace(/^.*\//, '') === entity.metadata.name,
      ),
    )
    .map(it => it.metadata.name);
  const planned = sources.plans
    .flatMap(it => it.modules)
    .filter(it => slug(it.id.value) === entity.metadata.name);
  const metadata = sources.metadata.filter(it =>
    isOf(it, entity.metadata.name),
  );
  const description = metadata.find(
    it => it.type?.value === 'module' && it.description,
  )?.description;
  const downstream = [...(entity.spec.downstream ?? [])];
  for (const id of planned.flatMap(it => it.projects)) {
    if (!downstream.some(it => it.id === id)) {
      downstream.push({ id });
    }
  }
  const described: LearningModuleEntity = {
    ...entity,
    metadata: {
      ...entity.metadata,
      ...(description ? { description } : {}),
    },
    spec: { ...entity.spec, downstream },
  };
  return {
    ...described,
    spec: {
      ...described.spec,
      extra: [
        ...(entity.spec.extra ?? []),
        ...planned.flatMap(it =>
          unsaidLeaves(described, it.leaves, pathNames).map(leaf =>
            inSection('Master plan', leaf),
          ),
        ),
        ...metadata.flatMap(it => ofMetadata(described, it)),
      ],
    },
  };
}

/** Whether metadata is that of a module, or of something that goes by its id. */
export function isOf({ id }: AssetMetadata, module: string): boolean {
  return id !== undefined && slug(id.value) === module;
}

function ofMetadata(
  entity: LearningModuleEntity,
  { type, leaves }: AssetMetadata,
): ExtraText[] {
  // the section says the type
  const others = leaves.filter(({ path }) => path[0] !== 'type');
  return unsaidLeaves(entity, others, []).map(leaf =>
    inSection(`Metadata (${type?.value ?? 'asset'})`, leaf),
  );
}

function inSection(section: string, { path, text }: YamlLeaf): ExtraText {
  return { section, key: path.join('.'), text };
}
