import { isMisspelling } from '../entities/isMisspelling';
import { similarity } from '../entities/similarity';
import { slug } from '../entities/slug';
import { CurriculumProblem } from '../problems';
import { CompetencyMention } from './checkCompetencyNames';
import { CompetencyNames } from './CompetencyNames';

// From here on two names are more likely two spellings than two competencies.
const ALIKE = 0.8;

/**
 * Names that nothing defines and that are almost the same as one before them: each would become a competency of its
 * own, and nobody would reach either. They are named at the first place that uses each.
 */
export function checkAlikeNames(
  mentions: readonly CompetencyMention[],
  names: CompetencyNames,
): CurriculumProblem[] {
  const first = new Map<string, CompetencyMention>();
  for (const mention of mentions) {
    if (!names.isKnown(mention.name) && !first.has(slug(mention.name))) {
      first.set(slug(mention.name), mention);
    }
  }
  const undefinedOnes = Array.from(first.values());
  return undefinedOnes.flatMap(({ file, line, name }, index) => {
    const like = undefinedOnes
      .slice(0, index)
      .map(it => ({ it, score: likeness(it.name, name) }))
      .filter(({ score }) => score >= ALIKE)
      .sort((a, b) => b.score - a.score)[0]?.it;
    return like
      ? [
          {
            severity: 'warning',
            file,
            line,
            code: 'competency-alike',
            message: `“${name}” is almost “${like.name}” (${like.file}:${like.line}), and both become competencies of their own`,
            remedy: `If they are one, write the same name, or define the Competency ${slug(
              like.name,
            )} with “${name}” among its aliases`,
          },
        ]
      : [];
  });
}

function likeness(a: string, b: string): number {
  return isMisspelling(slug(a), slug(b)) ? 1 : similarity(a, b);
}
