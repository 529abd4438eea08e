import path from 'node:path';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';

/** What the demo needs to know. */
export interface DemoOptions {
  /** Absolute folders. */
  focusFolder: string;
  findingsFolder: string;
  /** Entity refs of users, as the catalog writes them. */
  cohort: string[];
  moduleRef: string;
}

const MODULE_REF = 'learningmodule:default/mod-102';

/**
 * Reads `academy.demo`; undefined where it is not enabled.
 *
 * @throws Error where it is enabled in production, or a user's ref is none.
 */
export function readDemoConfig(
  config: Config,
  nodeEnv: string | undefined,
): DemoOptions | undefined {
  const demo = config.getOptionalConfig('academy.demo');
  if (!demo?.getOptionalBoolean('enabled')) {
    return undefined;
  }
  if (nodeEnv === 'production') {
    throw new Error(
      'academy.demo.enabled is true and NODE_ENV is production. The demo invents spend, findings and progress, which nobody could tell from real ones: remove academy.demo from the configuration of this portal.',
    );
  }
  return {
    focusFolder: path.resolve(demo.getString('focusFolder')),
    findingsFolder: path.resolve(demo.getString('findingsFolder')),
    cohort: (demo.getOptionalStringArray('cohort') ?? []).map(readUserRef),
    moduleRef: demo.getOptionalString('moduleRef') ?? MODULE_REF,
  };
}

function readUserRef(ref: string, index: number): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref, { defaultKind: 'user' }));
  } catch {
    throw new Error(
      `academy.demo.cohort[${index}] is '${ref}', expected the ref of a user such as user:default/ada`,
    );
  }
}
