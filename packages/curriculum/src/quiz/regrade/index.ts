export * from './applyRegrade';
export * from './previewRegrade';
export * from './RegradeAction';
export * from './regradedItems';
