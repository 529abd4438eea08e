import { createHash } from 'node:crypto';
import { QuizDefinition } from './QuizDefinition';
import { QuizItem } from './QuizItem';

/**
 * SHA-256 over everything that makes an item this item, `sha256:<hex>`. Two items with the same id and version
 * must have the same digest. It covers the key, so it is never shown to a learner, who could try keys against it.
 *
 * @public
 */
export function itemDigest(item: QuizItem): string {
  const { source: _, ...content } = item;
  return `sha256:${createHash('sha256')
    .update(canonicalJson(content))
    .digest('hex')}`;
}

/**
 * Names the exact content of a quiz, `<id>@<version>+<16 hex>`: the version that attempts pin and draws are
 * seeded with. As secret as the key, see {@link itemDigest}.
 *
 * @public
 */
export function quizVersionOf(quiz: QuizDefinition): string {
  const { items, ...settings } = quiz;
  const digest = createHash('sha256')
    .update(canonicalJson({ settings, items: items.map(itemDigest) }))
    .digest('hex');
  return `${quiz.id}@${quiz.version}+${digest.slice(0, 16)}`;
}

/** JSON with sorted keys and without absent members, so that equal content has equal text. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`,
      );
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}
