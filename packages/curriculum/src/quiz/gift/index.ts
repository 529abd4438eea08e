export * from './GiftEntry';
export * from './readGift';
export * from './writeGift';
