import { Budget, BudgetThreshold } from '@gpu-academy/spend';
import schema from '../../schemas/budgets.schema.json';
import { readCheckedYaml } from './readCheckedYaml';

const THRESHOLDS: readonly BudgetThreshold[] = [
  { id: 'spent', percent: 100, measure: 'reported' },
  { id: 'expected', percent: 100, measure: 'forecast' },
];

interface BudgetFile {
  budgets: (Omit<Budget, 'scope' | 'thresholds'> &
    Partial<Pick<Budget, 'scope' | 'thresholds'>>)[];
}

/**
 * The budgets in a file; none without one.
 *
 * @throws Error where the file does not agree with its schema
 */
export async function readBudgets(file: string | undefined): Promise<Budget[]> {
  if (file === undefined) {
    return [];
  }
  const { budgets } = await readCheckedYaml<BudgetFile>(file, schema);
  return budgets.map(({ scope = {}, thresholds = THRESHOLDS, ...budget }) => ({
    ...budget,
    scope,
    thresholds,
  }));
}
