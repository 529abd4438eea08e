import { stringMap } from '../../plan/attributes';
import { googleLabelValue } from '../googleLabelValue';
import { Check, failed, nameSome, passed } from '../Check';
import { complain } from '../Check';
import { CloudProvider } from '../../lab/LabContract';
import { LabRun, PlannedResource } from '../LabRun';

/** Tags that every taggable resource carries; spend and findings are attributed by them. */
export const REQUIRED_TAGS = [
  'module',
  'learner',
  'lab',
  'workspace',
  'expires-at',
  'managed-by',
] as const;

interface TagDialect {
  /** What the cloud calls them. */
  word: string;
  /** Undefined where the resource cannot carry tags. */
  tagsOf(resource: PlannedResource): Record<string, string> | undefined;
  /** A value as the cloud takes it. */
  valueOf(value: string): string;
}

const DIALECTS: Record<CloudProvider, TagDialect> = {
  aws: {
    word: 'tag',
    // `tags_all` is `tags` with the provider's `default_tags`; it is absent where a value is not known yet.
    tagsOf: ({ values = {} }) =>
      'tags' in values || 'tags_all' in values
        ? { ...stringMap(values, 'tags'), ...stringMap(values, 'tags_all') }
        : undefined,
    valueOf: value => value,
  },
  gcp: {
    word: 'label',
    // `labels` of some types are no labels (a notification channel's are its address); these have no `effective_labels`.
    tagsOf: ({ values = {} }) =>
      'effective_labels' in values || 'terraform_labels' in values
        ? {
            ...stringMap(values, 'labels'),
            ...stringMap(values, 'terraform_labels'),
            ...stringMap(values, 'effective_labels'),
          }
        : undefined,
    valueOf: googleLabelValue,
  },
  azure: {
    word: 'tag',
    tagsOf: ({ values = {} }) =>
      'tags' in values ? { ...stringMap(values, 'tags') } : undefined,
    valueOf: value => value,
  },
};

/** Every resource that can carry tags carries all of them, with the values of this workspace. */
export const tagsPresent: Check = {
  id: 'tags-present',
  title: 'Every resource carries the tags of this workspace',
  hint: {
    aws: 'Keep `default_tags` in `infra/providers.tf` as it was generated and do not override one of its tags on a resource.',
    gcp: 'Keep `default_labels` in `infra/providers.tf` as it was generated and do not override one of its labels on a resource.',
    azure:
      'Give every resource `tags = local.tags`, or `merge(local.tags, {…})`: azurerm has no default tags.',
  },
  run(run) {
    const { word, tagsOf } = DIALECTS[run.cloud];
    const taggable = run.planned.flatMap(resource => {
      const tags = tagsOf(resource);
      return tags ? [{ resource, tags }] : [];
    });
    if (!taggable.length) {
      return failed(
        `The plan holds no resource that can carry ${word}s.`,
        'plan.json#/planned_values',
      );
    }
    const expected = expectedTags(run);
    for (const { resource, tags } of taggable) {
      const missing = REQUIRED_TAGS.filter(name => !tags[name]);
      if (missing.length) {
        return {
          outcome: 'failed',
          ...complain(
            resource,
            `lacks the ${word}${missing.length > 1 ? 's' : ''} ${nameSome(
              missing,
              6,
            )}`,
          ),
        };
      }
      for (const [name, isExpected] of Object.entries(expected)) {
        if (!isExpected.test(tags[name])) {
          return {
            outcome: 'failed',
            ...complain(
              resource,
              `has the ${word} ${name} = ${tags[name]}, expected ${isExpected.words}`,
            ),
          };
        }
      }
    }
    return passed(
      `${taggable.length} resources carry ${REQUIRED_TAGS.join(', ')}.`,
    );
  },
};

interface Expectation {
  words: string;
  test(value: string): boolean;
}

function expectedTags(run: LabRun): Record<string, Expectation> {
  const { valueOf } = DIALECTS[run.cloud];
  const exactly = (value: string): Expectation => ({
    words: valueOf(value),
    test: found => found === valueOf(value),
  });
  const { expiresAt } = run.agreed;
  return {
    module: exactly(run.moduleId),
    lab: exactly(run.itemId),
    workspace: exactly(run.workspaceId),
    learner: exactly(run.contract.learner),
    'managed-by': exactly('terraform'),
    'expires-at':
      run.cloud === 'gcp'
        ? exactly(expiresAt)
        : {
            words: expiresAt,
            test: found => Date.parse(found) === Date.parse(expiresAt),
          },
  };
}
