import { COMPETENCY_LEVELS } from '../entities';
import { ItemRecord, RunMode, Verification } from '../progress';
import { ItemDefinition, ModuleDefinition } from './definitions';
import { isWaiverOver, itemKey, LearnerContext } from './LearnerContext';

/*
 * A level is not declared, it is derived: a module leads to a level of a competency, and its items give evidence for it.
 * The level is reached when all required items of a module that are mapped to the competency are passed. Which of several
 * modules does not matter: a level that somebody has is not taken away by publishing another module that leads to it too.
 * A waiver lets a learner off an item and proves nothing: a level needs at least one pass, and says which parts were
 * waived.
 */

/** How a learner stands to a competency. @public */
export interface CompetencyStanding {
  /** Entity ref of the Competency. */
  ref: string;
  /** The highest level that is reached. */
  level?: string;
  /** Every level that a module leads to, from the first to the last. */
  levels: CompetencyLevelStanding[];
}

/** One level of a competency, by every module that leads to it. @public */
export interface CompetencyLevelStanding {
  level: string;
  reached: boolean;
  ways: CompetencyWay[];
}

/** What one module asks for a level, and what is there of it. @public */
export interface CompetencyWay {
  moduleRef: string;
  moduleId: string;
  complete: boolean;
  evidence: CompetencyEvidence[];
  /** Required items that are still to be passed. */
  missing: { itemId: string; title: string }[];
}

/** A pass or a waiver behind a level. @public */
export interface CompetencyEvidence {
  itemId: string;
  title: string;
  state: 'passed' | 'waived';
  /** Percent, 0 to 100. */
  score?: number;
  mode?: RunMode;
  verification?: Verification;
  attemptId?: string;
  definitionVersion?: string;
  /** ISO 8601, UTC. */
  decidedAt?: string;
  /** Of a waiver. */
  reasons?: string[];
}

/**
 * How a learner stands to every competency that the modules of the context lead to, in the order of the modules.
 *
 * @public
 */
export function competencyStandings(
  context: LearnerContext,
): CompetencyStanding[] {
  const ways = new Map<string, Map<string, CompetencyWay[]>>();
  for (const module of context.modules.values()) {
    for (const { ref, level } of module.competencies ?? []) {
      const ofCompetency = ways.get(ref) ?? new Map<string, CompetencyWay[]>();
      ofCompetency.set(level, [
        ...(ofCompetency.get(level) ?? []),
        wayOf(context, module, ref),
      ]);
      ways.set(ref, ofCompetency);
    }
  }
  return Array.from(ways, ([ref, ofCompetency]) => {
    const levels = Array.from(ofCompetency, ([level, list]) => ({
      level,
      reached: list.some(it => it.complete),
      ways: list,
    })).sort((a, b) => rank(a.level) - rank(b.level));
    const level = levels.filter(it => it.reached).at(-1)?.level;
    return { ref, ...(level === undefined ? {} : { level }), levels };
  });
}

function wayOf(
  context: LearnerContext,
  module: ModuleDefinition,
  competency: string,
): CompetencyWay {
  const mapped = module.items.filter(
    it => it.required && isMapped(it, competency),
  );
  const evidence: CompetencyEvidence[] = [];
  const missing: CompetencyWay['missing'] = [];
  for (const item of mapped) {
    const record = context.history.get(itemKey(module.ref, item.id));
    const found = record && evidenceOf(context, item, record);
    if (found) {
      evidence.push(found);
    } else {
      missing.push({ itemId: item.id, title: item.title });
    }
  }
  return {
    moduleRef: module.ref,
    moduleId: module.moduleId,
    complete:
      missing.length === 0 && evidence.some(it => it.state === 'passed'),
    evidence,
    missing,
  };
}

// An item that names no competency gives evidence for all that its module teaches.
function isMapped({ competencies }: ItemDefinition, competency: string) {
  return !competencies || competencies.includes(competency);
}

function evidenceOf(
  context: LearnerContext,
  { id, title }: ItemDefinition,
  record: ItemRecord,
): CompetencyEvidence | undefined {
  if (record.state === 'passed') {
    const { score, mode, verification, attemptId } = record;
    const { definitionVersion, decidedAt } = record;
    return {
      itemId: id,
      title,
      state: 'passed',
      score,
      mode,
      verification,
      attemptId,
      definitionVersion,
      decidedAt,
    };
  }
  return record.state === 'waived' && !isWaiverOver(record, context.now)
    ? { itemId: id, title, state: 'waived', reasons: record.reasons }
    : undefined;
}

// A level that nobody knows comes before all that are known.
function rank(level: string): number {
  return COMPETENCY_LEVELS.indexOf(level);
}
