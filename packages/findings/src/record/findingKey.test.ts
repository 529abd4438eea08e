import { canonicalResourceUid, findingKey } from './findingKey';

const parts = {
  source: 'nightly',
  provider: 'aws',
  scopeId: '111122223333',
  checkId: 'iam_user_mfa_enabled',
  resourceUid: 'arn:aws:iam::111122223333:user/ada',
  region: 'eu-west-1',
};

describe('findingKey', () => {
  it('never changes for the same problem, for rows are stored under it', () => {
    expect(findingKey(parts)).toBe(
      'ba334a777a9de8531cc33edd0d8f712b5e8b2732806c59572c72586181d49229',
    );
  });

  it.each([
    { source: 'weekly' },
    { provider: 'gcp' },
    { scopeId: '444455556666' },
    { checkId: 'iam_user_no_keys' },
    { resourceUid: 'arn:aws:iam::111122223333:user/Ada' },
    { region: 'eu-west-2' },
    { discriminator: 'AKIAIOSFODNN7EXAMPLE' },
  ])('is another one with %j', change => {
    expect(findingKey({ ...parts, ...change })).not.toBe(findingKey(parts));
  });

  it('is not fooled by values that look like two', () => {
    expect(findingKey({ ...parts, checkId: 'a|b', resourceUid: 'c' })).not.toBe(
      findingKey({ ...parts, checkId: 'a', resourceUid: 'b|c' }),
    );
  });
});

describe('canonicalResourceUid', () => {
  it.each([
    [
      '/subscriptions/S-1/resourceGroups/RG',
      '/subscriptions/s-1/resourcegroups/rg',
    ],
    [
      'subscriptions/S-1/resourceGroups/RG/',
      '/subscriptions/s-1/resourcegroups/rg',
    ],
    ['AWS::::Account:111122223333', '111122223333'],
    [' arn:aws:s3:::Bucket ', 'arn:aws:s3:::Bucket'],
    ['//storage.googleapis.com/Bucket', '//storage.googleapis.com/Bucket'],
  ])('writes %j as %j', (uid, canonical) => {
    expect(canonicalResourceUid(uid)).toBe(canonical);
  });
});
