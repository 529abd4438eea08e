import { slug } from '../entities/slug';
import { CurriculumProblem } from '../problems';
import { CompetencyNames } from './CompetencyNames';

/** A place that names a competency. */
export interface CompetencyMention {
  file: string;
  line: number;
  name: string;
}

/**
 * Names of competencies that nothing defines, at the first place that uses each, with the one that is most like it.
 */
export function checkCompetencyNames(
  mentions: readonly CompetencyMention[],
  names: CompetencyNames,
): CurriculumProblem[] {
  const seen = new Set<string>();
  return mentions.flatMap(({ file, line, name }) => {
    if (names.isEmpty || names.isKnown(name) || seen.has(slug(name))) {
      return [];
    }
    seen.add(slug(name));
    const like = names.suggest(name);
    return [
      {
        severity: 'warning',
        file,
        line,
        code: 'competency-unmatched',
        message: `“${name}” is none of the defined competencies`,
        remedy: like
          ? `If it is “${like}”, add “${name}” to the aliases of the Competency ${names.resolve(
              like,
            )}; else define it`
          : 'Define it as a Competency with its levels, or use the name of one that is defined',
      },
    ];
  });
}
