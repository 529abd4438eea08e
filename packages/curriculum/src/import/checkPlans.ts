import { slug } from '../entities/slug';
import { CurriculumProblem, ProblemSeverity } from '../problems';
import { RoadmapFile } from '../roadmap/checkRoadmaps';
import { plannedDuration } from './plannedRoadmap';
import { MasterPlan, PlannedModule } from './readMasterPlan';

/** What is missing and what contradicts within plans, between them, and between them and the roadmaps. */
export function checkPlans(
  plans: readonly MasterPlan[],
  roadmaps: ReadonlyMap<string, RoadmapFile>,
): CurriculumProblem[] {
  return [
    ...plans.flatMap((plan, index) => [
      ...checkForm(plan, plans.slice(0, index)),
      ...checkTotal(plan),
      ...checkRepeats(plan),
      ...plan.modules.flatMap(module => checkModule(plan, module, roadmaps)),
    ]),
    ...checkProjects(plans),
    ...plans.flatMap(plan => checkLeftOut(plan, roadmaps)),
  ];
}

function checkForm(
  plan: MasterPlan,
  before: readonly MasterPlan[],
): CurriculumProblem[] {
  const { file, role, modules, nameless } = plan;
  const first = role && before.find(it => it.role?.value === role.value);
  return [
    ...nameless.map(({ line, what }) =>
      problem('error', 'no-id', file, line, {
        message: `This ${what} has no id; expected e.g. \`id: ${
          what === 'module' ? 'MOD-102' : 'PROJ-201'
        }\``,
        remedy: 'Add it; until then what is said of it is kept as it is',
      }),
    ),
    ...(role
      ? []
      : [
          problem('warning', 'no-role', file, 1, {
            message: 'The plan names no role; expected e.g. `role: Engineer`',
            remedy: 'Add it; until then no path has its modules and its aims',
          }),
        ]),
    ...(modules.length
      ? []
      : [
          problem('warning', 'no-modules', file, 1, {
            message: 'The plan has no module under program_structure.modules',
            remedy: 'List the modules of the role, in their order',
          }),
        ]),
    ...(role && first
      ? [
          problem('conflict', 'duplicate-plan', file, role.line, {
            message: `The role ${role.value} has a plan in ${first.file} too`,
            remedy:
              'The first plan counts; what this one says of the role is kept. Leave one of them',
          }),
        ]
      : []),
  ];
}

function checkTotal(plan: MasterPlan): CurriculumProblem[] {
  const sum = plan.modules.reduce(
    (hours, it) => hours + plannedDuration(it).duration.total,
    0,
  );
  return plan.totalHours && sum && plan.totalHours.value !== sum
    ? [
        problem('conflict', 'plan-total', plan.file, plan.totalHours.line, {
          message: `The plan declares ${plan.totalHours.value} hours, but its modules add up to ${sum}`,
          remedy: 'Correct the total or the hours of the modules',
        }),
      ]
    : [];
}

function checkRepeats({ file, modules }: MasterPlan): CurriculumProblem[] {
  const first = new Map<string, number>();
  return modules.flatMap(({ id }) => {
    const line = first.get(slug(id.value));
    if (line === undefined) {
      first.set(slug(id.value), id.line);
      return [];
    }
    return [
      problem('error', 'duplicate-module-id', file, id.line, {
        message: `${id.value} is planned at line ${line} already`,
        remedy:
          'Give one of them another id; what this entry says otherwise is kept with the module',
      }),
    ];
  });
}

function checkModule(
  plan: MasterPlan,
  module: PlannedModule,
  roadmaps: ReadonlyMap<string, RoadmapFile>,
): CurriculumProblem[] {
  const written = roadmaps.get(slug(module.id.value));
  if (!written) {
    return [
      problem('error', 'no-id', plan.file, module.id.line, {
        message: `“${module.id.value}” is no id of a module; expected e.g. MOD-102`,
        remedy: 'Correct it; until then what is said of it is kept as it is',
      }),
    ];
  }
  return [
    ...(written.origin === 'roadmap' ? [] : [withoutRoadmap(plan, module)]),
    // of several entries of plans the first one is what the module is made of
    ...(written.roadmap.moduleId === module.id
      ? []
      : differences(plan, module, written)),
  ];
}

function differences(
  plan: MasterPlan,
  module: PlannedModule,
  { file, origin, roadmap }: RoadmapFile,
): CurriculumProblem[] {
  const id = module.id.value;
  const problems: CurriculumProblem[] = [];
  const differs = (
    code: string,
    line: number,
    planned: string,
    written: string,
    at: number,
  ) =>
    problems.push(
      problem('conflict', code, plan.file, line, {
        message: `${id} is planned with ${planned}, but ${
          origin === 'roadmap' ? 'its roadmap' : 'the entry that counts'
        } (${file}:${at}) says ${written}`,
        remedy:
          origin === 'roadmap'
            ? 'The roadmap counts; correct the plan, or the roadmap'
            : 'The first entry counts; make both say the same',
      }),
    );
  if (
    module.title &&
    roadmap.title &&
    module.title.value !== roadmap.title.value
  ) {
    differs(
      'plan-title',
      module.title.line,
      `the title “${module.title.value}”`,
      `“${roadmap.title.value}”`,
      roadmap.title.line,
    );
  }
  const planned = ids(module.prerequisites);
  const written = ids(roadmap.prerequisites);
  if (planned !== written) {
    differs(
      'plan-prerequisites',
      module.prerequisitesLine,
      planned ? `the prerequisites ${planned}` : 'no prerequisite',
      written || 'none',
      roadmap.prerequisites[0]?.line ?? roadmap.moduleId.line,
    );
  }
  const hours = plannedDuration(module).duration.total;
  if (hours && roadmap.duration && hours !== roadmap.duration.value.total) {
    differs(
      'plan-hours',
      module.hoursLine,
      `${hours} hours`,
      `${roadmap.duration.value.total}`,
      roadmap.duration.line,
    );
  }
  return problems;
}

function withoutRoadmap(
  plan: MasterPlan,
  module: PlannedModule,
): CurriculumProblem {
  return problem('info', 'no-roadmap', plan.file, module.id.line, {
    message: `${module.id.value} is planned and has no roadmap among the imported files`,
    remedy:
      'Import its roadmap too; until then the module has what the plan says, and nothing to do in it',
  });
}

function checkProjects(plans: readonly MasterPlan[]): CurriculumProblem[] {
  const first = new Map<string, { file: string; line: number }>();
  return plans.flatMap(plan =>
    plan.projects.flatMap(({ id }) => {
      const other = first.get(id.value);
      if (!other) {
        first.set(id.value, { file: plan.file, line: id.line });
        return [];
      }
      return [
        problem('conflict', 'duplicate-project-id', plan.file, id.line, {
          message: `${id.value} is the id of another project at ${other.file}:${other.line} too`,
          remedy: 'Give one of them another id',
        }),
      ];
    }),
  );
}

// Only roles that have a plan are expected to have all their modules in it.
function checkLeftOut(
  plan: MasterPlan,
  roadmaps: ReadonlyMap<string, RoadmapFile>,
): CurriculumProblem[] {
  const planned = new Set(plan.modules.map(it => slug(it.id.value)));
  return Array.from(roadmaps.values())
    .filter(
      ({ origin, roadmap }) =>
        origin === 'roadmap' &&
        roadmap.roles.some(it => it.value === plan.role?.value) &&
        !planned.has(slug(roadmap.moduleId.value)),
    )
    .map(({ file, roadmap }) =>
      problem('conflict', 'not-planned', file, roadmap.moduleId.line, {
        message: `${roadmap.moduleId.value} is for the role ${plan.role?.value}, whose plan (${plan.file}) does not have it`,
        remedy: 'Add it to the plan, or correct its target roles',
      }),
    );
}

function ids(list: { value: string }[]) {
  return list
    .map(it => it.value)
    .sort()
    .join(', ');
}

function problem(
  severity: ProblemSeverity,
  code: string,
  file: string,
  line: number,
  text: { message: string; remedy: string },
): CurriculumProblem {
  return { severity, file, line, code, ...text };
}
