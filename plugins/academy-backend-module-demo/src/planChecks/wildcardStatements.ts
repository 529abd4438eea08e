interface Statement {
  Effect?: string;
  Action?: string | string[];
  Resource?: string | string[];
}

/**
 * The actions that a policy allows on every resource, where they are all actions or all of a service.
 * Undefined where the text is no policy, for instance because it is not known before apply.
 */
export function wildcardStatements(policy: unknown): string[] | undefined {
  if (typeof policy !== 'string') {
    return undefined;
  }
  let document: { Statement?: Statement | Statement[] } | null;
  try {
    document = JSON.parse(policy);
  } catch {
    return undefined;
  }
  return asList(document?.Statement)
    .filter(
      statement =>
        statement.Effect === 'Allow' &&
        asList(statement.Resource).includes('*'),
    )
    .flatMap(statement => asList(statement.Action))
    .filter(action => action === '*' || action.endsWith(':*'));
}

function asList<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) {
    return [];
  }
  return Array.isArray(value) ? value : [value];
}
