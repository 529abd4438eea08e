import { blocks, hasItems, isAttributes, text } from '../../plan/attributes';
import { PlannedResource } from '../LabRun';
import { checkByCloud, complain, firstComplaint, lacks } from '../Check';

/** Charges are exported in FOCUS, or in what FOCUS is made of. */
export const focusExport = checkByCloud({
  id: 'focus-export',
  title: 'The FOCUS export is on',
  praise: 'Charges are exported for FOCUS.',
  hint: {
    aws: 'Export with `aws_bcmdataexports_export` from `FOCUS_1_2_AWS` (or `FOCUS_1_0_AWS`) to a bucket, `frequency = "SYNCHRONOUS"`.',
    gcp: 'Have the `google_bigquery_dataset` of the detailed export and the view that turns it into FOCUS columns; switch the export itself on in the console.',
    azure:
      'Export `FocusCost`; where the provider does not know it, `ActualCost` and `AmortizedCost`, of which FOCUS is the union.',
  },
  complaint: {
    aws: run => {
      const all = run.plannedOf('aws_bcmdataexports_export');
      if (!all.length) {
        return lacks('aws_bcmdataexports_export');
      }
      // Others may be exported beside it.
      const problems = all.map(resource => awsProblem(resource));
      const nearest = all.findIndex(isFocus);
      return problems.includes(undefined)
        ? undefined
        : complain(all[Math.max(nearest, 0)], problems[Math.max(nearest, 0)]!);
    },
    gcp: run => {
      const datasets = run
        .plannedOf('google_bigquery_dataset')
        .filter(({ values }) =>
          /billing|focus/.test(text(values, 'dataset_id')),
        );
      if (!datasets.length) {
        return lacks('google_bigquery_dataset for the detailed billing export');
      }
      const isTurned = run
        .plannedOf('google_bigquery_table')
        .flatMap(({ values }) => blocks(values, 'view'))
        .some(
          view =>
            /\bBilledCost\b/.test(text(view, 'query')) &&
            /\bEffectiveCost\b/.test(text(view, 'query')),
        );
      return isTurned
        ? undefined
        : lacks(
            'google_bigquery_table with a view that has BilledCost and EffectiveCost',
          );
    },
    azure: run => {
      const all = run.plannedOf(
        'azurerm_subscription_cost_management_export',
        'azurerm_resource_group_cost_management_export',
      );
      const off = firstComplaint(all, ({ values }) => {
        const end = text(values, 'recurrence_period_end_date');
        const isOver =
          Date.parse(end) <= (Date.parse(run.plan.timestamp ?? '') || 0);
        if (isOver) {
          return `is over since ${end} (recurrence_period_end_date)`;
        }
        return values?.active === false ? 'is not active' : undefined;
      });
      if (off) {
        return off;
      }
      const types = all
        .flatMap(({ values }) => blocks(values, 'export_data_options'))
        .map(it => text(it, 'type'));
      return types.includes('FocusCost') ||
        run.planned.some(isFocusTemplate) ||
        (types.includes('ActualCost') && types.includes('AmortizedCost'))
        ? undefined
        : lacks(
            'cost export of FocusCost, nor of ActualCost and AmortizedCost together',
          );
    },
  },
});

function isFocus({ values }: PlannedResource): boolean {
  const query = blocks(values, 'export')
    .flatMap(it => blocks(it, 'data_query'))
    .map(it => text(it, 'query_statement'))
    .join();
  return /\bFROM\s+FOCUS_1_[0-9]+_AWS\b/i.test(query);
}

/** What is wrong with an export of AWS. */
function awsProblem(resource: PlannedResource): string | undefined {
  const exports = blocks(resource.values, 'export');
  if (!isFocus(resource)) {
    return 'exports another table than FOCUS_1_2_AWS';
  }
  const goesSomewhere = exports
    .flatMap(it => blocks(it, 'destination_configurations'))
    .some(it => hasItems(it, 's3_destination'));
  if (!goesSomewhere) {
    return 'goes nowhere (s3_destination)';
  }
  return exports
    .flatMap(it => blocks(it, 'refresh_cadence'))
    .some(it => it.frequency === 'SYNCHRONOUS')
    ? undefined
    : 'is not refreshed';
}

/** Whether a template of Azure's own, for which azurerm has no type, exports what it costs in FOCUS. */
function isFocusTemplate({ type, values }: PlannedResource): boolean {
  if (
    !/^azurerm_(resource_group|subscription)_template_deployment$/.test(type)
  ) {
    return false;
  }
  try {
    const template: unknown = JSON.parse(text(values, 'template_content'));
    return blocks(isAttributes(template) ? template : {}, 'resources')
      .filter(it => it.type === 'Microsoft.CostManagement/exports')
      .map(({ properties }) => (isAttributes(properties) ? properties : {}))
      .some(
        ({ definition, schedule }) =>
          isAttributes(definition) &&
          definition.type === 'FocusCost' &&
          isAttributes(schedule) &&
          schedule.status === 'Active',
      );
  } catch {
    return false;
  }
}
