/** A user as a tag might name them. */
export interface NamedSubject {
  /** Entity ref. */
  ref: string;
  name: string;
  email?: string;
}

/**
 * Every way in which a tag's value names one user: entity ref, user name, the name as tags and file names have it
 * (`[a-z0-9-]`) and e-mail address, in lower case. A name that two users share names neither.
 */
export function subjectNames(users: NamedSubject[]): Record<string, string> {
  const refs = new Map<string, Set<string>>();
  for (const { ref, name, email } of users) {
    const short = name.toLowerCase();
    const names = [
      ref.toLowerCase(),
      short,
      short.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''),
      email?.trim().toLowerCase(),
    ];
    for (const each of names) {
      if (each) {
        refs.set(each, (refs.get(each) ?? new Set()).add(ref));
      }
    }
  }
  return Object.fromEntries(
    [...refs].flatMap(([name, candidates]) =>
      candidates.size === 1 ? [[name, [...candidates][0]]] : [],
    ),
  );
}
