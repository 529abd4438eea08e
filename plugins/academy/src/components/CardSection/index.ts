export { CardSection } from './CardSection';
export { FactList } from './FactList';
export { ListSection } from './ListSection';
