export * from './badgeJwt';
export * from './casePackage';
export * from './openBadge';
export * from './xapiStatement';
