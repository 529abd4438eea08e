import { blocks, stringMap, strings, text } from '../../plan/attributes';
import { googleLabelValue } from '../googleLabelValue';
import { checkByCloud, lacks } from '../Check';

const TAGS = ['learner', 'lab', 'workspace'] as const;

/** The bill can be told apart by who ran up what. */
export const allocationTags = checkByCloud({
  id: 'allocation-tags',
  title: 'The bill is split by tag',
  praise: 'The bill is split by tag.',
  hint: {
    aws: 'Activate `learner`, `lab` and `workspace` with `aws_ce_cost_allocation_tag`: a tag that is not active is not on the bill.',
    gcp: 'Filter a budget by the label `workspace` (`budget_filter.labels`). Google’s export has every label by itself.',
    azure:
      'Filter a budget by the tag `workspace` (`filter.tag`). Azure’s export has every tag by itself.',
  },
  complaint: {
    aws: run => {
      const active = run
        .plannedOf('aws_ce_cost_allocation_tag')
        .filter(({ values }) => values?.status === 'Active')
        .map(({ values }) => text(values, 'tag_key'));
      const missing = TAGS.filter(tag => !active.includes(tag));
      return missing.length
        ? lacks(`active cost allocation tag ${missing.join(', ')}`)
        : undefined;
    },
    gcp: run =>
      run
        .plannedOf('google_billing_budget')
        .flatMap(({ values }) => blocks(values, 'budget_filter'))
        .some(
          filter =>
            stringMap(filter, 'labels')?.workspace ===
            googleLabelValue(run.workspaceId),
        )
        ? undefined
        : lacks('budget that is filtered by the label workspace'),
    azure: run =>
      run.planned
        .filter(({ type }) => type.startsWith('azurerm_consumption_budget_'))
        .flatMap(({ values }) => blocks(values, 'filter'))
        .flatMap(filter => blocks(filter, 'tag'))
        .some(
          tag =>
            tag.name === 'workspace' &&
            strings(tag, 'values').includes(run.workspaceId),
        )
        ? undefined
        : lacks('budget that is filtered by the tag workspace'),
  },
});
