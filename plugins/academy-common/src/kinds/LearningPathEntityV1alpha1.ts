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
    /** Of the role, e.g. `junior`. */
    level?: string;
    /** What the plan of the role declares; the modules may add up to something else. */
    durationHours?: number;
    /** What a person can do at the end. */
    outcomes?: string[];
    /** What the path is measured by, e.g. `completion_rate_target: 0.8`. */
    targets?: Record<string, number>;
    /** Projects of the role, which several modules lead to. */
    projects?: { id: string; title?: string; competencies?: string[] }[];
    /** What the source says and no other field holds. */
    extra?: { section: string; key?: string; text: string }[];
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
