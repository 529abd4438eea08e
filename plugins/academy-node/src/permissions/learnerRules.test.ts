import { AcademyLearner } from './learnerResource';
import { isInstructedBy, isSelf } from './learnerRules';

const ada: AcademyLearner = {
  learnerRef: 'user:default/ada',
  instructorRefs: ['user:default/imani', 'group:default/instructors'],
};

describe('isSelf', () => {
  it('allows the user themselves, however their ref is written', () => {
    expect(isSelf.apply(ada, { userRef: 'user:default/ada' })).toBe(true);
    expect(isSelf.apply(ada, { userRef: 'User:default/Ada' })).toBe(true);
  });

  it('denies everybody else, instructors included', () => {
    expect(isSelf.apply(ada, { userRef: 'user:default/bo' })).toBe(false);
    expect(isSelf.apply(ada, { userRef: 'user:default/imani' })).toBe(false);
  });

  it('becomes a filter with a lower-case ref', () => {
    expect(isSelf.toQuery({ userRef: 'User:default/Ada' })).toEqual({
      type: 'self',
      userRef: 'user:default/ada',
    });
  });
});

describe('isInstructedBy', () => {
  it('allows an instructor by their own ref and by a group of theirs', () => {
    expect(isInstructedBy.apply(ada, { claims: ['user:default/imani'] })).toBe(
      true,
    );
    expect(
      isInstructedBy.apply(ada, {
        claims: ['user:default/ines', 'Group:default/Instructors'],
      }),
    ).toBe(true);
  });

  it('denies who instructs no cohort of the learner, and who claims nothing', () => {
    expect(isInstructedBy.apply(ada, { claims: ['user:default/bo'] })).toBe(
      false,
    );
    expect(isInstructedBy.apply(ada, { claims: [] })).toBe(false);
  });

  it('becomes a filter with lower-case claims', () => {
    expect(
      isInstructedBy.toQuery({ claims: ['Group:default/Instructors'] }),
    ).toEqual({
      type: 'instructed-by',
      claims: ['group:default/instructors'],
    });
  });
});
