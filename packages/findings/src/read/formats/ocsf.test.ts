import { readOne } from '../../__testUtils__/reading';

describe('OCSF IAM analysis', () => {
  it('is about its user where it names no resource', () => {
    expect(
      readOne({
        class_uid: 2008,
        time: 1790928000000,
        severity_id: 3,
        finding_info: {
          uid: 'f',
          title: 'Unused permissions',
          analytic: { uid: 'unused' },
        },
        cloud: { provider: 'AWS', account: { uid: '111122223333' } },
        user: { uid: 'arn:aws:iam::111122223333:user/ada', name: 'ada' },
        permission_analysis_results: [{ unused_privileges_count: 12 }],
      }),
    ).toMatchObject({
      checkId: 'unused',
      status: 'fail',
      resourceUid: 'arn:aws:iam::111122223333:user/ada',
      principal: 'arn:aws:iam::111122223333:user/ada',
    });
  });
});
