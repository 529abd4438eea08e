import { Entity, entityKindSchemaValidator } from '@backstage/catalog-model';
import schema from './schema/LearningPath.v1alpha1.schema.json';

/** The modules that lead to a role, in order. @public */
export interface LearningPathEntityV1alpha1 extends Entity {
  apiVersion: 'gpu-academy.io/v1alpha1';
  kind: 'LearningPath';
  spec: {
    type: string;
    /** Entity ref of a Group or User. */
    owner: string;
    lifecycle: string;
    role?: string;
    /** In the order in which they are taken; `required` is true unless given. */
    modules: { ref: string; required?: boolean }[];
  };
}

const validate = entityKindSchemaValidator(schema);

/**
 * Answers whether an entity is a LearningPath of this version.
 *
 * @throws TypeError where it is one and does not match the schema; the message names the field
 * @public
 */
export function validateLearningPathEntity(
  entity: Entity,
): entity is LearningPathEntityV1alpha1 {
  return validate(entity) !== false;
}

/** @public */
export function isLearningPathEntity(
  entity: Entity,
): entity is LearningPathEntityV1alpha1 {
  return (
    entity.apiVersion === 'gpu-academy.io/v1alpha1' &&
    entity.kind === 'LearningPath'
  );
}
