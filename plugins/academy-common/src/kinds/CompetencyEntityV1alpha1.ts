import { Entity, entityKindSchemaValidator } from '@backstage/catalog-model';
import schema from './schema/Competency.v1alpha1.schema.json';

/** Something that a person can do, with what each level of it means. @public */
export interface CompetencyEntityV1alpha1 extends Entity {
  apiVersion: 'gpu-academy.io/v1alpha1';
  kind: 'Competency';
  spec: {
    /** The domain of the competency, e.g. `cloud`. */
    type: string;
    /** Entity ref of a Group or User. */
    owner: string;
    lifecycle: string;
    /** Other names that curricula use for it. */
    aliases?: string[];
    /** From the first to the last. */
    levels?: { id: string; description: string }[];
    /** What the source says and no other field holds. */
    extra?: { section: string; key?: string; text: string }[];
  };
}

const validate = entityKindSchemaValidator(schema);

/**
 * Answers whether an entity is a Competency of this version.
 *
 * @throws TypeError where it is one and does not match the schema; the message names the field
 * @public
 */
export function validateCompetencyEntity(
  entity: Entity,
): entity is CompetencyEntityV1alpha1 {
  return validate(entity) !== false;
}

/** @public */
export function isCompetencyEntity(
  entity: Entity,
): entity is CompetencyEntityV1alpha1 {
  return (
    entity.apiVersion === 'gpu-academy.io/v1alpha1' &&
    entity.kind === 'Competency'
  );
}
