import { blocks, stringMap } from '../../plan/attributes';
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
      return tags ? [{ resource, tags, at: undefined }] : [];
    });
    if (!taggable.length) {
      return failed(
        `The plan holds no resource that can carry ${word}s.`,
        'plan.json#/planned_values',
      );
    }
    const inside = run.cloud === 'aws' ? run.planned.flatMap(madeByAws) : [];
    const expected = expectedTags(run);
    for (const { resource, tags, at } of [...taggable, ...inside]) {
      const missing = REQUIRED_TAGS.filter(name => !tags[name]);
      if (missing.length) {
        return {
          outcome: 'failed',
          ...complain(
            resource,
            `${at ?? ''}lacks the ${word}${
              missing.length > 1 ? 's' : ''
            } ${nameSome(missing, 6)}`,
          ),
        };
      }
      for (const [name, isExpected] of Object.entries(expected)) {
        if (!isExpected.test(tags[name])) {
          return {
            outcome: 'failed',
            ...complain(
              resource,
              `${at ?? ''}has the ${word} ${name} = ${tags[name]}, expected ${
                isExpected.words
              }`,
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

/** What is made beside a resource, and has tags of its own. */
interface MadeBeside {
  resource: PlannedResource;
  tags: Record<string, string>;
  /** Of what they are. */
  at: string;
}

/*
 * A machine of AWS makes volumes, a template machines and volumes, a group machines: those are billed, and none takes the
 * tags of what makes it by itself. Where nothing is said of them the tags of the provider hold, or nobody knows.
 */
function madeByAws(resource: PlannedResource): MadeBeside[] {
  const { type, values = {} } = resource;
  const isSome = (tags: Record<string, string> | undefined) =>
    Object.keys(tags ?? {}).length > 0;
  switch (type) {
    case 'aws_instance': {
      const ofVolumes = stringMap(values, 'volume_tags');
      return ['root_block_device', 'ebs_block_device'].flatMap(name =>
        blocks(values, name).flatMap(volume => {
          const all = stringMap(volume, 'tags_all');
          return all || isSome(ofVolumes)
            ? [
                {
                  resource,
                  at: `makes a volume (${name}) that `,
                  tags: { ...stringMap(volume, 'tags'), ...all, ...ofVolumes },
                },
              ]
            : [];
        }),
      );
    }
    case 'aws_launch_template': {
      const specified = blocks(values, 'tag_specifications');
      const of = (what: string) =>
        specified.find(it => it.resource_type === what);
      return of('instance')
        ? ['instance', 'volume'].map(what => ({
            resource,
            at: `makes something (${what}) that `,
            tags: stringMap(of(what), 'tags') ?? {},
          }))
        : [];
    }
    case 'aws_autoscaling_group': {
      const tags = blocks(values, 'tag').filter(
        it => it.propagate_at_launch === true,
      );
      return blocks(values, 'tag').length
        ? [
            {
              resource,
              at: 'makes machines of which each ',
              tags: Object.fromEntries(
                tags.map(it => [String(it.key), String(it.value)]),
              ),
            },
          ]
        : [];
    }
    default:
      return [];
  }
}

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
