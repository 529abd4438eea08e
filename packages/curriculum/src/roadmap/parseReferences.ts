import { splitList } from './splitList';

/** What a list of ids and prose is made of. */
export interface References {
  /** Ids as they are written, ranges spelled out: `MOD-101`, `PROJ-201`. */
  ids: { id: string; note?: string }[];
  /** Parts that name no id. */
  prose: string[];
}

// Word processors write other hyphens than keyboards do.
const ID =
  /\b(MOD|PROJ)[-‐‑–—](\d{3})(?!\d)(?:\s*(?:[-‐‑–—]|to\b|through\b)\s*(?:\1[-‐‑–—])?(\d{3})(?!\d))?((?:\s*[/&]\s*\d{3}(?!\d))*)(?:\s*\(([^)]*)\))?/gi;

/**
 * Reads `MOD-101, MOD-010`, `PROJ-401–405 executive reviews`, `MOD-109, MOD-110 (LLMOps)`, `MOD-101/102`.
 *
 * Words around an id become its note; a part without an id is prose. `None` and `N/A` are nothing.
 */
export function parseReferences(text: string): References {
  const references: References = { ids: [], prose: [] };
  for (const part of splitList(text)) {
    const matches = [...part.matchAll(ID)];
    if (!matches.length) {
      if (!/^(none|n\/a|[-–—])\.?$/i.test(part)) {
        references.prose.push(part);
      }
      continue;
    }
    const around = part
      .replace(ID, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[\s;,&]*(?:and\b|or\b)?[\s;,&]*$/i, '')
      .trim();
    for (const [, prefix, from, to, more, note] of matches) {
      const first = Number(from);
      // a range that runs backwards or wild is not one
      const last =
        to && Number(to) > first && Number(to) - first < 100
          ? Number(to)
          : first;
      const numbers = Array.from(
        { length: last - first + 1 },
        (_, index) => first + index,
      ).concat(more.match(/\d{3}/g)?.map(Number) ?? []);
      for (const number of numbers) {
        references.ids.push({
          id: `${prefix.toUpperCase()}-${String(number).padStart(3, '0')}`,
          note: note ?? (around || undefined),
        });
      }
    }
  }
  return references;
}
