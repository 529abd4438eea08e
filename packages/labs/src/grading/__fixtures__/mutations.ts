import { Files } from './evidenceOf';

/*
 * Small changes to an honest run. What Terraform would write in several places (a resource in both plans, in the
 * changes and in the logs) is changed in all of them, so that a fault is the only thing wrong with a run.
 */

export type Mutation = (files: Files) => Files;

type Values = Record<string, any>;

interface Resource {
  address: string;
  mode: string;
  type: string;
  name: string;
  values: Values;
}

const PLANS = ['plan.json', 'plan-after-apply.json'];

/** One JSON file, changed in place. */
export function json(name: string, change: (document: any) => void): Mutation {
  return files => {
    const document = JSON.parse(files[name]);
    change(document);
    const changed = JSON.stringify(document);
    if (changed === JSON.stringify(JSON.parse(files[name]))) {
      throw new Error(`the fault changes nothing in ${name}`);
    }
    return { ...files, [name]: changed };
  };
}

export function text(
  name: string,
  from: string | RegExp,
  to: string,
): Mutation {
  return files => {
    const changed = files[name].replace(from, to);
    if (changed === files[name]) {
      throw new Error(`the fault changes nothing in ${name}`);
    }
    return { ...files, [name]: changed };
  };
}

export function without(name: string): Mutation {
  return ({ [name]: gone, ...others }) => {
    if (gone === undefined) {
      throw new Error(`there is no ${name}`);
    }
    return others;
  };
}

export function withoutLine(name: string, containing: string): Mutation {
  return files => {
    const lines = files[name].split('\n');
    const kept = lines.filter(line => !line.includes(containing));
    if (kept.length === lines.length) {
      throw new Error(`no line of ${name} has ${containing}`);
    }
    return { ...files, [name]: kept.join('\n') };
  };
}

export function all(...mutations: Mutation[]): Mutation {
  return files => mutations.reduce((it, mutate) => mutate(it), files);
}

/** The planned values of every resource of a type, in both plans. */
export function values(type: string, change: (of: Values) => void): Mutation {
  return all(
    ...PLANS.map(name =>
      json(name, plan => {
        const found = resourcesOf(plan).filter(it => it.type === type);
        if (!found.length) {
          throw new Error(`${name} has no ${type}`);
        }
        found.forEach(it => change(it.values));
      }),
    ),
  );
}

/** A run of a configuration that never had the resources of a type. */
export function removed(...types: string[]): Mutation {
  const isOther = ({ type }: { type: string }) => !types.includes(type);
  return all(
    ...PLANS.map(name =>
      json(name, plan => {
        const root = plan.planned_values.root_module;
        root.resources = root.resources.filter(isOther);
        plan.resource_changes = plan.resource_changes.filter(isOther);
      }),
    ),
  );
}

/** A run of a configuration that has one resource more. */
export function added(type: string, of: Values): Mutation {
  return all(
    ...PLANS.map(name =>
      json(name, plan =>
        resourcesOf(plan).push({
          address: `${type}.added`,
          mode: 'managed',
          type,
          name: 'added',
          values: of,
        }),
      ),
    ),
  );
}

/** One more file of the source. */
export function sourceFile(
  path: string,
  content: string | { symlink: string },
): Mutation {
  return json('source.json', document => {
    document.files[path] = content;
  });
}

/** A file of the source, changed. */
export function source(
  path: string,
  from: string | RegExp,
  to: string,
): Mutation {
  return json('source.json', document => {
    document.files[path] = document.files[path].replace(from, to);
  });
}

function resourcesOf(plan: any): Resource[] {
  return plan.planned_values.root_module.resources;
}
