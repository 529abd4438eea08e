import { PrescanReport } from '@gpu-academy/labs';
import { VerifyStep } from './VerifyStep';

/** What `academy lab verify` found. */
export interface VerifyReport {
  /** `reduced`: nothing was found, and there was no Terraform to prove it; never a pass. */
  outcome: 'ok' | 'problems' | 'reduced';
  steps: VerifyStep[];
  /** What pre-scan said before Terraform was started; absent where there was nothing to read. */
  prescan?: PrescanReport;
}

/** One word for all steps. A step that was skipped is none that was passed. */
export function reportOf(
  steps: VerifyStep[],
  prescan?: PrescanReport,
): VerifyReport {
  const outcomes = steps.map(({ outcome }) => outcome);
  const isWrong = outcomes.includes('problems') || outcomes.includes('skipped');
  const isReduced = outcomes.includes('reduced');
  const outcome = isReduced ? 'reduced' : 'ok';
  return {
    outcome: isWrong ? 'problems' : outcome,
    steps,
    ...(prescan && { prescan }),
  };
}
