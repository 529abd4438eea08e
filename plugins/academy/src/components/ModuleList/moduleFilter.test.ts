import { overview } from '../../__fixtures__/learner';
import { filterModules, requiredProgress } from './moduleFilter';

const { modules } = overview;

function shape(query: string) {
  return filterModules(modules, query).map(module => [
    module.moduleId,
    module.items.map(item => item.itemId),
  ]);
}

describe('filterModules', () => {
  it('keeps everything where nothing is searched for', () => {
    expect(filterModules(modules, '  ')).toBe(modules);
  });

  it('keeps all items of a module that matches by itself', () => {
    expect(shape('mod-102')).toEqual([
      ['MOD-102', ['lab-1', 'lab-2', 'assessment']],
    ]);
  });

  it('keeps the items that match, by title, type or state, without regard to case', () => {
    expect(shape('AUTOSCALE')).toEqual([['MOD-102', ['lab-2']]]);
    expect(shape('locked')).toEqual([['MOD-102', ['assessment']]]);
    expect(shape('project')).toEqual([['MOD-101', ['project']]]);
  });

  it('asks for every word, be it of the module or of the item', () => {
    expect(shape('cloud failed')).toEqual([['MOD-102', ['lab-1']]]);
    expect(shape('cloud container')).toEqual([]);
  });
});

describe('requiredProgress', () => {
  it('counts what is passed or waived of what is required', () => {
    const [module] = modules;
    const [lab] = module.items;
    expect(
      requiredProgress([
        {
          ...module,
          items: [
            { ...lab, state: 'passed' },
            { ...lab, state: 'waived' },
            { ...lab, state: 'failed' },
            { ...lab, state: 'passed', required: false },
          ],
        },
      ]),
    ).toEqual({ passed: 2, total: 3 });
  });
});
