import { LabContract } from '../lab/LabContract';
import { AllowList } from '../prescan/PrescanReport';
import { allowListFor } from './allowListFor';
import { describeChecks } from './describeChecks';

/** Something in a `lab.yaml` that follows its schema and is wrong nevertheless. @public */
export interface ContractProblem {
  /** JSON pointer. */
  pointer: string;
  /** What was found, what was expected. */
  message: string;
}

/**
 * Holds a contract against the grader of its lab: it announces the checks that are made, with their points; its rubric
 * adds up and names checks that there are; it allows no more than the grader does.
 *
 * @returns an empty list where it agrees, and where nothing grades the lab
 * @public
 */
export function checkLabContract(contract: LabContract): ContractProblem[] {
  const labId = `${contract.moduleId}/${contract.itemId}`;
  const graded = describeChecks(labId, contract.provider);
  return graded.length
    ? [
        ...checkProblems(contract, graded),
        ...rubricProblems(contract, graded),
        ...allowProblems(contract, labId),
        ...ttlProblems(contract),
      ]
    : [];
}

function checkProblems(
  { checks }: LabContract,
  graded: ReturnType<typeof describeChecks>,
): ContractProblem[] {
  const announced = new Map(checks.map(check => [check.id, check]));
  return [
    ...graded
      .filter(({ id }) => !announced.has(id))
      .map(({ id }) => ({
        pointer: '/checks',
        message: `the grader makes the check ${id}, which is not announced`,
      })),
    ...checks.flatMap(({ id, points, required }, index) => {
      const check = graded.find(it => it.id === id);
      if (!check) {
        return [
          {
            pointer: `/checks/${index}/id`,
            message: `the grader makes no check ${id}`,
          },
        ];
      }
      return check.points === points && check.required === required
        ? []
        : [
            {
              pointer: `/checks/${index}`,
              message: `${id} gives ${points} points, the grader gives ${
                check.points
              }${check.required === required ? '' : ', and requires it'}`,
            },
          ];
    }),
  ];
}

function rubricProblems(
  { rubric }: LabContract,
  graded: ReturnType<typeof describeChecks>,
): ContractProblem[] {
  if (!rubric) {
    return [];
  }
  const total = rubric.reduce((sum, { points }) => sum + points, 0);
  return [
    ...(total === 100
      ? []
      : [
          {
            pointer: '/rubric',
            message: `its criteria give ${total} points, expected 100`,
          },
        ]),
    ...rubric.flatMap(({ id, points, checks = [], levels = [] }, index) => [
      ...checks
        .filter(name => !graded.some(check => check.id === name))
        .map(name => ({
          pointer: `/rubric/${index}/checks`,
          message: `${id} names the check ${name}, which the grader does not make`,
        })),
      ...(levels.length && Math.max(...levels.map(it => it.points)) !== points
        ? [
            {
              pointer: `/rubric/${index}/levels`,
              message: `the best level of ${id} does not give its ${points} points`,
            },
          ]
        : []),
    ]),
  ];
}

function allowProblems(
  { allow = {}, provider }: LabContract,
  labId: string,
): ContractProblem[] {
  const allowed = allowListFor(labId, provider);
  return (Object.keys(allow) as (keyof AllowList)[]).flatMap(kind =>
    (allow[kind] ?? [])
      .filter(name => !allowed[kind].includes(name))
      .map(name => ({
        pointer: `/allow/${kind}`,
        message: `${name} is allowed, which the grader refuses; expected ${
          allowed[kind].join(', ') || 'none'
        }`,
      })),
  );
}

function ttlProblems({ ttl, hours }: LabContract): ContractProblem[] {
  return ttl === undefined || ttl === `PT${hours}H`
    ? []
    : [
        {
          pointer: '/ttl',
          message: `${ttl} is not the ${hours} hours of the lab, expected PT${hours}H`,
        },
      ];
}
