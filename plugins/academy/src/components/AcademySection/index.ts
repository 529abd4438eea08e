export { AcademySection } from './AcademySection';
export { AcademyTabsProvider } from './AcademyTabs';
