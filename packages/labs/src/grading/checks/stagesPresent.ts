import { stringMap } from '../../plan/attributes';
import { Check, failed, passed } from '../Check';

const STAGES = ['ingestion', 'training', 'serving'] as const;

/** One apply makes what takes data in, what trains on it and what serves the result. */
export const stagesPresent: Check = {
  id: 'stages-present',
  title: 'Ingestion, training and serving are there',
  hint: 'Tag what belongs to a stage with `stage = "ingestion"`, `"training"` or `"serving"`; each needs a resource.',
  run(run) {
    const found = new Set(
      run.planned.flatMap(({ values }) =>
        ['tags_all', 'tags', 'effective_labels', 'labels'].map(
          name => stringMap(values, name)?.stage,
        ),
      ),
    );
    const missing = STAGES.filter(stage => !found.has(stage));
    return missing.length
      ? failed(
          `Nothing is tagged stage = ${missing.join(', ')}.`,
          'plan.json#/planned_values',
        )
      : passed('Every stage has resources.');
  },
};
