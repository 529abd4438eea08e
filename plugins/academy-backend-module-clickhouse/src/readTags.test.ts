import { readTags } from './readTags';

describe('readTags', () => {
  it('reads an object and a list of keys and values alike', () => {
    const tags = { learner: 'ada', ' learner': 'bob', gpu: '1' };
    expect(readTags('{"learner": "ada", " learner": "bob", "gpu": 1}')).toEqual(
      tags,
    );
    expect(
      readTags(
        JSON.stringify(
          Object.entries(tags).map(([key, value]) => ({ key, value })),
        ),
      ),
    ).toEqual(tags);
  });

  it('takes no tags and tags without a value for none', () => {
    expect(readTags(null)).toEqual({});
    expect(readTags('{"learner": null}')).toEqual({});
  });
});
