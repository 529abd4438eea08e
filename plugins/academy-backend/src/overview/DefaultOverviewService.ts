import { parseEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  CohortLearner,
  CohortQuery,
  FindingsSummary,
  LearnerOverview,
  Page,
  SpendSummary,
} from '@gpu-academy/backstage-plugin-academy-common';
import { DateTime } from 'luxon';
import { LearnerStore } from '../cohorts';
import { CurriculumService, LearnerProgress } from '../curriculum';
import { FindingsService } from '../findings/FindingsService';
import { WorkspaceStore } from '../labs';
import { LearnerScope } from '../permissions';
import { DayInterval, SpendService } from '../spend';
import { compareCohortLearners } from './compareCohortLearners';
import { OverviewService } from './OverviewService';

const DEFAULT_LIMIT = 20;

interface DefaultOverviewServiceOptions {
  learners: LearnerStore;
  curriculum: CurriculumService;
  workspaces: WorkspaceStore;
  spend: SpendService;
  findings: FindingsService;
}

/** {@link OverviewService} that asks each part once, for all learners of the answer. */
export class DefaultOverviewService implements OverviewService {
  readonly #options: DefaultOverviewServiceOptions;

  private constructor(options: DefaultOverviewServiceOptions) {
    this.#options = options;
  }

  static create(
    options: DefaultOverviewServiceOptions,
  ): DefaultOverviewService {
    return new DefaultOverviewService(options);
  }

  async getOverview(learnerRef: string): Promise<LearnerOverview> {
    const { learners, workspaces } = this.#options;
    const [learner, ofLearner, parts] = await Promise.all([
      learners.getLearner(learnerRef),
      workspaces.listWorkspacesOf([learnerRef]),
      this.#partsOf([learnerRef]),
    ]);
    const { progress, spend, findings } = parts(learnerRef);
    return {
      learnerRef,
      displayName: learner?.displayName ?? parseEntityRef(learnerRef).name,
      nextStep: progress.nextStep,
      modules: progress.modules,
      workspaces: ofLearner.get(learnerRef) ?? [],
      spend,
      findings,
    };
  }

  async listCohortLearners(
    cohortRef: string,
    query: CohortQuery,
    scope: LearnerScope,
  ): Promise<Page<CohortLearner>> {
    const { learners } = this.#options;
    if (!(await learners.getCohort(cohortRef, scope))) {
      throw new NotFoundError(
        `There is no cohort '${cohortRef}', or you may not know of it`,
      );
    }
    const members = await learners.listCohortLearners(cohortRef, {
      scope,
      search: query.search,
    });
    const parts = await this.#partsOf(members.map(it => it.learnerRef));

    // Sorted here, because what it can be sorted by is kept by four parts that do not know each other.
    const rows = members
      .map(({ learnerRef, displayName }): CohortLearner => {
        const { progress, spend, findings } = parts(learnerRef);
        const items = progress.modules.flatMap(module => module.items);
        const count = (...states: string[]) =>
          items.filter(({ state }) => states.includes(state)).length;
        return {
          learnerRef,
          displayName,
          itemsPassed: count('passed', 'waived'),
          itemsTotal: items.length,
          itemsFailed: count('failed', 'expired'),
          nextStep: progress.nextStep,
          lastActive: progress.lastActive,
          spend,
          findings,
        };
      })
      .sort(compareCohortLearners(query.sort ?? 'name', query.order ?? 'asc'));
    const offset = query.offset ?? 0;
    const limit = query.limit ?? DEFAULT_LIMIT;
    return {
      items: rows.slice(offset, offset + limit),
      total: rows.length,
      offset,
      limit,
    };
  }

  async #partsOf(learnerRefs: string[]) {
    const { curriculum, spend, findings } = this.#options;
    const [progressOf, spendOf, findingsOf] = await Promise.all([
      curriculum.getProgress(learnerRefs),
      spend.summarize(learnerRefs, thisMonth()),
      findings.summarize(learnerRefs),
    ]);
    return (learnerRef: string) => ({
      progress: entryOf<LearnerProgress>(progressOf, learnerRef),
      spend: entryOf<SpendSummary>(spendOf, learnerRef),
      findings: entryOf<FindingsSummary>(findingsOf, learnerRef),
    });
  }
}

function thisMonth(): DayInterval {
  const start = DateTime.utc().startOf('month');
  return { from: isoDay(start), to: isoDay(start.plus({ months: 1 })) };
}

function isoDay(day: DateTime): string {
  return day.toFormat('yyyy-MM-dd');
}

// Each part promises an entry for every learner that it was asked for.
function entryOf<T>(entries: Map<string, T>, learnerRef: string): T {
  const entry = entries.get(learnerRef);
  if (!entry) {
    throw new Error(`A part left out the learner '${learnerRef}'`);
  }
  return entry;
}
