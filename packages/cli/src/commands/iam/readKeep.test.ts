import { readKeep } from './readKeep';

describe('readKeep', () => {
  it('reads actions with commas, spaces or by several flags', async () => {
    expect(
      await readKeep(['s3:GetObject,ec2:*', 'iam:Get* s3:putobject', '*']),
    ).toEqual(['s3:GetObject', 'ec2:*', 'iam:Get*', 's3:putobject', '*']);
    expect(await readKeep([])).toEqual([]);
  });

  it('takes permissions of Google Cloud and operations of Azure as they are', async () => {
    const others = [
      'storage.objects.get',
      'Microsoft.Compute/virtualMachines/read',
      '*/read',
    ];
    expect(await readKeep(others)).toEqual(others);
  });

  it.each([
    ['foo:Bar', 'foo:Bar'],
    ['GetObject', 'GetObject (did you mean s3:GetObject?)'],
    ['s3:GetObjekt', 's3:GetObjekt (did you mean s3:GetObject?)'],
    ['dynamdb:GetItem', 'dynamdb:GetItem (did you mean dynamodb:GetItem?)'],
    ['s3:Fetch*', 's3:Fetch*'],
    [
      's3:GetObjekt,ec2:*,foo:Bar',
      's3:GetObjekt (did you mean s3:GetObject?), foo:Bar',
    ],
  ])('refuses what AWS does not have: %s', async (value, found) => {
    await expect(readKeep([value])).rejects.toThrow(
      `--keep names what AWS does not have: ${found}. Expected`,
    );
  });
});
