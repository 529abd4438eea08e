import { ModuleDuration } from '../entities';

const PARTS = new Map(
  Object.entries<keyof ModuleDuration>({
    lecture: 'lecture',
    lectures: 'lecture',
    lab: 'lab',
    labs: 'lab',
    project: 'project',
    portfolio: 'project',
    assessment: 'assessment',
  }),
);

/**
 * Reads `50 hours (18 lecture, 22 lab, 8 project, 2 assessment)`.
 *
 * @returns undefined where there is no number of hours; `unknown` lists the parts that have no field
 */
export function parseDuration(
  text: string,
): { duration: ModuleDuration; unknown: string[] } | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(?:hours?|hrs?|h)\b\s*(?:\((.*)\))?/i.exec(
    text,
  );
  if (!match) {
    return undefined;
  }
  const duration: ModuleDuration = { total: Number(match[1]) };
  const unknown: string[] = [];
  for (const part of (match[2] ?? '').split(',').map(it => it.trim())) {
    const [, hours, name] = /^(\d+(?:\.\d+)?)\s+(\w+)$/.exec(part) ?? [];
    const field = name && PARTS.get(name.toLowerCase());
    if (field) {
      duration[field] = (duration[field] ?? 0) + Number(hours);
    } else if (part) {
      unknown.push(part);
    }
  }
  return { duration, unknown };
}

/** Hours of the parts, and what they are written as; undefined where there are none. */
export function sumOfParts(
  duration: ModuleDuration,
): { hours: number; text: string } | undefined {
  const parts = (['lecture', 'lab', 'project', 'assessment'] as const).filter(
    it => duration[it] !== undefined,
  );
  return parts.length
    ? {
        hours: parts.reduce((sum, it) => sum + (duration[it] ?? 0), 0),
        text: parts.map(it => `${duration[it]} ${it}`).join(' + '),
      }
    : undefined;
}
