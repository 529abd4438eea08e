import { parseDuration } from './parseDuration';

describe('parseDuration', () => {
  it.each([
    '50 hours (18 lecture, 22 lab, 8 project, 2 assessment)',
    '50 hrs (18 lectures, 22 labs, 8 portfolio, 2 assessments)',
    '50h (18h lecture + 22h lab + 8h project + 2h assessment)',
    '50 hours total (18 lecture; 22 lab; 8 project; 2 assessment)',
    '~50 hours (lecture: 18, lab: 22, project: 8, assessment: 2)',
    '50 hours [18 lecture / 22 lab / 8 project / 2 assessment]',
    '50 hours – 18 lecture, 22 lab, 8 project, 2 assessment',
    'Lecture ⏱ 18 hours | Labs ⏱ 22 hours | Project ⏱ 8 hours | Assessments ⏱ 2 hours',
  ])('reads %s', text => {
    expect(parseDuration(text)).toEqual({
      duration: { total: 50, lecture: 18, lab: 22, project: 8, assessment: 2 },
      unknown: [],
      other: 0,
    });
  });

  it('counts hours that have no field of their own', () => {
    expect(parseDuration('10.5 hours (8 lab, 2.5 workshop)')).toEqual({
      duration: { total: 10.5, lab: 8 },
      unknown: ['2.5 workshop'],
      other: 2.5,
    });
    expect(parseDuration('10 hours – at your own pace')?.unknown).toEqual([
      'at your own pace',
    ]);
  });

  it.each(['a while', '', 'TBD'])('finds no hours in “%s”', text => {
    expect(parseDuration(text)).toBeUndefined();
  });
});
