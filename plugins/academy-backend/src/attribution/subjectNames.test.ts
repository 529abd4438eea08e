import { subjectNames } from './subjectNames';

describe('subjectNames', () => {
  it('names a user by ref, name, short name and e-mail address, in lower case', () => {
    expect(
      subjectNames([
        {
          ref: 'user:default/Ada.Lovelace',
          name: 'Ada.Lovelace',
          email: ' Ada@Example.com',
        },
      ]),
    ).toEqual({
      'user:default/ada.lovelace': 'user:default/Ada.Lovelace',
      'ada.lovelace': 'user:default/Ada.Lovelace',
      'ada-lovelace': 'user:default/Ada.Lovelace',
      'ada@example.com': 'user:default/Ada.Lovelace',
    });
  });

  it('lets a name that two users share name neither of them', () => {
    const names = subjectNames([
      { ref: 'user:default/ada', name: 'ada' },
      { ref: 'user:other/ada', name: 'ada', email: 'ada@other.com' },
    ]);
    expect(Object.keys(names)).toEqual([
      'user:default/ada',
      'user:other/ada',
      'ada@other.com',
    ]);
  });
});
