import { stringMap } from '../../plan/attributes';
import { Check, failed, nameSome, passed } from '../Check';

/** Tags that every taggable resource carries; spend and findings are attributed by them. */
export const REQUIRED_TAGS = [
  'module',
  'learner',
  'lab',
  'workspace',
  'expires-at',
  'managed-by',
] as const;

/** Every resource that can carry tags carries all of them, with the values of this workspace. */
export const tagsPresent: Check = {
  id: 'tags-present',
  title: 'Every resource carries the tags of this workspace',
  required: true,
  points: 10,
  hint: 'Keep `default_tags` in `infra/providers.tf` as it was generated and do not override one of its tags on a resource.',
  run(run) {
    const expected: Partial<Record<string, string>> = {
      module: run.moduleId,
      lab: run.itemId,
      workspace: run.workspaceId,
    };
    const taggable = run.planned.filter(
      ({ values = {} }) => 'tags' in values || 'tags_all' in values,
    );
    if (!taggable.length) {
      return failed(
        'The plan holds no resource that can carry tags.',
        'plan.json#/planned_values',
      );
    }
    for (const { address, values } of taggable) {
      // `tags_all` is `tags` with the provider's `default_tags`; it is absent where a value is not known yet.
      const tags = {
        ...stringMap(values, 'tags'),
        ...stringMap(values, 'tags_all'),
      };
      const missing = REQUIRED_TAGS.filter(name => !tags[name]);
      if (missing.length) {
        return failed(
          `${address} lacks the tag${missing.length > 1 ? 's' : ''} ${nameSome(
            missing,
            6,
          )}.`,
          'plan.json#/planned_values',
        );
      }
      for (const [name, value] of Object.entries(expected)) {
        if (tags[name] !== value) {
          return failed(
            `${address} has the tag ${name} = ${tags[name]}, expected ${value}.`,
            'plan.json#/planned_values',
          );
        }
      }
    }
    return passed(
      `${taggable.length} resources carry ${REQUIRED_TAGS.join(', ')}.`,
    );
  },
};
