import { ModuleDuration } from '../entities';

const PARTS = new Map(
  Object.entries<Exclude<keyof ModuleDuration, 'total'>>({
    lecture: 'lecture',
    lab: 'lab',
    project: 'project',
    portfolio: 'project',
    assessment: 'assessment',
  }),
);

/** Hours as they were read. */
export interface ParsedDuration {
  duration: ModuleDuration;
  /** Parts that have no field. */
  unknown: string[];
  /** The hours of these. */
  other: number;
}

/**
 * Reads `50 hours (18 lecture, 22 lab, 8 project, 2 assessment)`, or the form of the empty template,
 * `Lecture ⏱ 18 hours | Labs ⏱ 22 hours`, whose total is the sum.
 *
 * @returns undefined where there is no number of hours
 */
export function parseDuration(text: string): ParsedDuration | undefined {
  const listed = parseListed(text);
  if (listed) {
    return listed;
  }
  const match =
    /^~?(\d+(?:\.\d+)?)\s*(?:hours?|hrs?|h)\b(?:\s+(?:in\s+)?total\b)?\s*(?:[([](.*)[)\]]|[:–—-]\s*(.*))?/i.exec(
      text,
    );
  if (!match) {
    return undefined;
  }
  const duration: ModuleDuration = { total: Number(match[1]) };
  const unknown: string[] = [];
  let other = 0;
  const parts = (match[2] ?? match[3] ?? '').split(/[,;+/]/);
  for (const part of parts.map(it => it.trim())) {
    const [, hours, name] =
      /^(\d+(?:\.\d+)?)\s*(?:(?:hours?|hrs?|h)\s+)?(\w+)$/i.exec(part) ??
      /^(?=\w+\s*:?\s*(\d+(?:\.\d+)?))(\w+)\s*:?\s*[\d.]+\s*(?:hours?|hrs?|h)?$/i.exec(
        part,
      ) ??
      [];
    const field = name && partOf(name);
    if (field) {
      duration[field] = (duration[field] ?? 0) + Number(hours);
    } else if (part) {
      unknown.push(part);
      other += Number(hours ?? 0);
    }
  }
  return { duration, unknown, other };
}

function parseListed(text: string): ParsedDuration | undefined {
  const parts = text.split('|').map(it => it.trim());
  if (parts.length < 2) {
    return undefined;
  }
  const duration: ModuleDuration = { total: 0 };
  const unknown: string[] = [];
  let found = false;
  for (const part of parts) {
    const [, name, hours] =
      /^(\w+)\s*⏱?\s*(\d+(?:\.\d+)?)\s*(?:hours?|hrs?|h)?$/i.exec(part) ?? [];
    const field = name && partOf(name);
    if (field) {
      duration[field] = (duration[field] ?? 0) + Number(hours);
      duration.total += Number(hours);
      found = true;
    } else {
      unknown.push(part);
    }
  }
  return found ? { duration, unknown, other: 0 } : undefined;
}

function partOf(name: string) {
  return PARTS.get(name.toLowerCase().replace(/s$/, ''));
}

/** Hours as roadmaps write them: `50 hours (18 lecture, 22 lab, 8 project, 2 assessment)`. */
export function durationText(duration: ModuleDuration): string {
  const parts = partsOf(duration).map(it => `${duration[it]} ${it}`);
  return `${duration.total} hours${
    parts.length ? ` (${parts.join(', ')})` : ''
  }`;
}

/** Hours of the parts, and what they are written as; undefined where there are none. */
export function sumOfParts(
  duration: ModuleDuration,
): { hours: number; text: string } | undefined {
  const parts = partsOf(duration);
  return parts.length
    ? {
        hours: parts.reduce((sum, it) => sum + (duration[it] ?? 0), 0),
        text: parts.map(it => `${duration[it]} ${it}`).join(' + '),
      }
    : undefined;
}

function partsOf(duration: ModuleDuration) {
  return (['lecture', 'lab', 'project', 'assessment'] as const).filter(
    it => duration[it] !== undefined,
  );
}
