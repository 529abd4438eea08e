import { Entity } from '@backstage/catalog-model';
import { LocationSpec } from '@backstage/plugin-catalog-common';
import {
  CatalogProcessor,
  CatalogProcessorEmit,
  processingResult,
} from '@backstage/plugin-catalog-node';
import {
  AcademyRelationField,
  academyRelationFields,
  validateCompetencyEntity,
  validateLearningModuleEntity,
  validateLearningPathEntity,
} from '@gpu-academy/backstage-plugin-academy-common';
import { relationsOf } from './relationsOf';

/**
 * Validates the kinds LearningModule, LearningPath and Competency and emits their relations.
 *
 * Where the catalog model layer is used instead, that validates them and emits what it can see; only the refs
 * within the objects of a list are left to do, which is what {@link AcademyEntitiesProcessor.besideModel} is for.
 *
 * @public
 */
export class AcademyEntitiesProcessor implements CatalogProcessor {
  readonly #name: string;
  readonly #validates: boolean;
  readonly #fields: readonly AcademyRelationField[];

  private constructor(options: {
    name: string;
    validates: boolean;
    fields: readonly AcademyRelationField[];
  }) {
    this.#name = options.name;
    this.#validates = options.validates;
    this.#fields = options.fields;
  }

  /** For catalogs without the model layer: does everything. */
  static create(): AcademyEntitiesProcessor {
    return new AcademyEntitiesProcessor({
      name: 'AcademyEntitiesProcessor',
      validates: true,
      fields: academyRelationFields,
    });
  }

  /** For catalogs with the model layer: does only what a layer cannot. */
  static besideModel(): AcademyEntitiesProcessor {
    return new AcademyEntitiesProcessor({
      name: 'AcademyNestedRelationsProcessor',
      validates: false,
      fields: academyRelationFields.filter(it => it.path.includes('[]')),
    });
  }

  getProcessorName(): string {
    return this.#name;
  }

  async validateEntityKind(entity: Entity): Promise<boolean> {
    return (
      this.#validates &&
      (validateLearningModuleEntity(entity) ||
        validateLearningPathEntity(entity) ||
        validateCompetencyEntity(entity))
    );
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    for (const relation of relationsOf(entity, this.#fields)) {
      emit(processingResult.relation(relation));
    }
    return entity;
  }
}
