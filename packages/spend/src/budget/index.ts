export * from './Budget';
export * from './budgetStatus';
export * from './reduceBudgets';
