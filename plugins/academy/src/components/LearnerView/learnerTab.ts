const TABS = ['modules', 'spend', 'findings'] as const;

export type LearnerTab = (typeof TABS)[number];

/** The tab that the address names; the first where it names none or one that is not known. */
export function readLearnerTab(params: URLSearchParams): LearnerTab {
  return TABS.find(tab => tab === params.get('tab')) ?? TABS[0];
}
