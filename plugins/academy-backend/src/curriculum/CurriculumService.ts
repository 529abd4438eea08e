import {
  ModuleProgress,
  NextStep,
} from '@gpu-academy/backstage-plugin-academy-common';
import { ModuleDefinition } from '@gpu-academy/curriculum';

/** How one learner stands to every published module. */
export interface LearnerProgress {
  modules: ModuleProgress[];
  /** Absent where there is nothing that the learner could do now. */
  nextStep?: NextStep;
  /** ISO 8601, UTC; the newest event. Absent where there is none. */
  lastActive?: string;
}

/** What the rest of the backend asks of curriculum. */
export interface CurriculumService {
  /** Progress of every ref that was asked for, also of those who have not begun. */
  getProgress(learnerRefs: string[]): Promise<Map<string, LearnerProgress>>;

  /** Throws `InputError`, naming what there is, where the module or the item is not published. */
  getItem(
    moduleRef: string,
    itemId: string,
  ): Promise<{
    module: ModuleDefinition;
    item: ModuleDefinition['items'][number];
  }>;
}
