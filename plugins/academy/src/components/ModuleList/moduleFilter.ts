import {
  ItemProgress,
  ModuleProgress,
} from '@gpu-academy/backstage-plugin-academy-common';

/**
 * The modules and items that match every word of a search.
 *
 * @remarks
 *
 * A module that matches by itself keeps all of its items; otherwise it keeps those that match, and goes
 * where none does. Words are looked for in titles, ids, types and states, without regard to case.
 */
export function filterModules(
  modules: ModuleProgress[],
  query: string,
): ModuleProgress[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) {
    return modules;
  }
  return modules.flatMap(module => {
    const ofModule = `${module.moduleId} ${module.title}`.toLowerCase();
    const items = module.items.filter(item => {
      const text = `${ofModule} ${textOf(item)}`;
      return words.every(word => text.includes(word));
    });
    if (words.every(word => ofModule.includes(word))) {
      return [module];
    }
    return items.length ? [{ ...module, items }] : [];
  });
}

/** How many of the items that a module requires are passed or waived. */
export function requiredProgress(modules: ModuleProgress[]): {
  passed: number;
  total: number;
} {
  const required = modules.flatMap(module =>
    module.items.filter(item => item.required),
  );
  return {
    passed: required.filter(
      item => item.state === 'passed' || item.state === 'waived',
    ).length,
    total: required.length,
  };
}

function textOf(item: ItemProgress) {
  return `${item.itemId} ${item.title} ${item.type} ${item.state.replace(
    '-',
    ' ',
  )}`.toLowerCase();
}
