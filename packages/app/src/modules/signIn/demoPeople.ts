import { Config } from '@backstage/config';

/** Somebody whom a visitor of the demo can be. */
export interface DemoPerson {
  userRef: string;
  name: string;
  role: string;
  line?: string;
}

/** Whom the demo offers; undefined where the portal is no demo. */
export function readDemoPeople(config: Config): DemoPerson[] | undefined {
  if (!config.getOptionalBoolean('academy.demo.enabled')) {
    return undefined;
  }
  return (config.getOptionalConfigArray('academy.demo.signIn') ?? []).map(
    person => ({
      userRef: person.getString('userRef'),
      name: person.getString('name'),
      role: person.getString('role'),
      line: person.getOptionalString('line'),
    }),
  );
}
