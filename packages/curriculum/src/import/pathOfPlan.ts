import { ExtraText, LearningPathEntity } from '../entities';
import { slug } from '../entities/slug';
import { MasterPlan } from './readMasterPlan';
import { KeptFact } from './YamlFacts';

/** A path with what the plan of its role says: the order of its modules, its aims and targets. */
export function pathOfPlan(
  path: LearningPathEntity,
  plan: MasterPlan,
): LearningPathEntity {
  const extra = [
    ...(plan.role && plan.role.value !== path.spec.role
      ? [{ section: 'role', text: plan.role.value }]
      : []),
    ...(plan.title ? [{ section: 'program_name', text: plan.title }] : []),
    ...plan.kept.map(toExtra),
  ];
  return {
    ...path,
    spec: {
      ...path.spec,
      modules: inOrder(path, plan),
      ...(plan.level ? { level: plan.level } : {}),
      ...(plan.totalHours ? { durationHours: plan.totalHours.value } : {}),
      ...(plan.outcomes.length ? { outcomes: plan.outcomes } : {}),
      ...(Object.keys(plan.targets).length ? { targets: plan.targets } : {}),
      ...(plan.projects.length
        ? {
            projects: plan.projects.map(({ id, title, competencies }) => ({
              id: id.value,
              ...(title ? { title } : {}),
              competencies: competencies.map(it => it.value),
            })),
          }
        : {}),
      ...(extra.length ? { extra } : {}),
    },
  };
}

// The plan says in which order; what it does not name comes after what it does.
function inOrder({ spec }: LearningPathEntity, plan: MasterPlan) {
  const planned = plan.modules.map(it => slug(it.id.value));
  const placeOf = (ref: string) => {
    const place = planned.indexOf(ref.replace(/^.*\//, ''));
    return place < 0 ? planned.length : place;
  };
  return [...spec.modules].sort((a, b) => placeOf(a.ref) - placeOf(b.ref));
}

function toExtra({ section, key, text }: KeptFact): ExtraText {
  return { section, ...(key ? { key } : {}), text };
}
