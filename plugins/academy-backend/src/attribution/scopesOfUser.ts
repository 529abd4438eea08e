import { stringifyEntityRef, UserEntity } from '@backstage/catalog-model';
import { ScopeAnnotation } from '@gpu-academy/attribution';
import { ANNOTATION_CLOUD_SCOPES } from '@gpu-academy/backstage-plugin-academy-common';

/** The cloud scopes that a user's annotation names; what is not `provider/scope-id` is passed over. */
export function scopesOfUser(user: UserEntity): ScopeAnnotation[] {
  const annotation = user.metadata.annotations?.[ANNOTATION_CLOUD_SCOPES] ?? '';
  return annotation.split(',').flatMap(part => {
    const match = /^\s*([^/\s]+)\/(\S+)\s*$/.exec(part);
    return match
      ? [
          {
            provider: match[1],
            scopeId: match[2],
            subjectRef: stringifyEntityRef(user),
          },
        ]
      : [];
  });
}
