import { splitList } from './splitList';

/** What a list of ids and prose is made of. */
export interface References {
  /** Ids as they are written, ranges spelled out: `MOD-101`, `PROJ-201`. */
  ids: { id: string; note?: string }[];
  /** Parts that name no id. */
  prose: string[];
}

const ID =
  /\b(MOD|PROJ)-(\d{3})(?:\s*(?:–|—|-|to)\s*(?:\1-)?(\d{3})\b)?(?:\s*\(([^)]*)\))?/g;

/**
 * Reads `MOD-101, MOD-010`, `PROJ-401–405 executive reviews`, `MOD-109, MOD-110 (LLMOps)`.
 *
 * Words around an id become its note; a part without an id is prose. `None` and `N/A` are nothing.
 */
export function parseReferences(text: string): References {
  const references: References = { ids: [], prose: [] };
  for (const part of splitList(text)) {
    const matches = [...part.matchAll(ID)];
    if (!matches.length) {
      if (!/^(none|n\/a|-|–)\.?$/i.test(part)) {
        references.prose.push(part);
      }
      continue;
    }
    const around = part.replace(ID, ' ').replace(/\s+/g, ' ').trim();
    for (const [, prefix, from, to, note] of matches) {
      const first = Number(from);
      // a range that runs backwards or wild is not one
      const last =
        to && Number(to) > first && Number(to) - first < 100
          ? Number(to)
          : first;
      for (let number = first; number <= last; number += 1) {
        references.ids.push({
          id: `${prefix}-${String(number).padStart(3, '0')}`,
          note: note ?? (around || undefined),
        });
      }
    }
  }
  return references;
}
