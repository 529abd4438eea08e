export {
  SpendPanel,
  type SpendPanelProps,
  type SpendShape,
} from './SpendPanel';
