import {
  CompetencyEntity,
  CurriculumEntity,
  LearningModuleEntity,
} from '../../entities';
import { CurriculumFile } from '../fileKind';
import { CurriculumImport } from '../importCurriculum';
import { rebuildSection } from './rebuildSection';
import { normalise, sentencesOf, SourceSentence } from './sentencesOf';

/**
 * Sentences of a roadmap that are not, in the order of the source and as often as there, in their section as it is
 * rebuilt from the entity, nor in what was kept of the file, nor in the report at their line.
 */
export function lostSentences(
  { file, source }: CurriculumFile,
  {
    entities,
    kept,
    report,
  }: Pick<CurriculumImport, 'entities' | 'kept' | 'report'>,
): SourceSentence[] {
  const sentences = sentencesOf(source);
  const id = /\*\*Module ID\*\*:\s*(\S+)/.exec(source)?.[1];
  const isLeftOut = kept.some(it => it.file === file);
  const entity = isLeftOut
    ? undefined
    : entities.find(
        (it): it is LearningModuleEntity =>
          it.kind === 'LearningModule' && it.spec.moduleId === id,
      );
  const competencies = entities.filter(isCompetency);
  const streams = new Map<string, { text: string; at: number }[]>();
  const streamsOf = (section: string) => {
    const known = streams.get(section);
    const found =
      known ??
      [
        ...(entity ? rebuildSection(entity, competencies, section) : []),
        kept
          .filter(
            it => it.file === file && it.section.split(' › ')[0] === section,
          )
          .map(it => `${it.section.split(' › ')[1] ?? ''}\n${it.text}`)
          .join('\n'),
      ].map(text => ({ text: text.replaceAll('**', ''), at: 0 }));
    streams.set(section, found);
    return found;
  };
  return sentences.filter(({ section, line, text }) => {
    for (const stream of streamsOf(section)) {
      const at = stream.text.indexOf(text, stream.at);
      if (at >= 0) {
        stream.at = at + text.length;
        return false;
      }
    }
    return !report.some(
      it =>
        it.file === file &&
        it.line === line &&
        normalise(it.message).includes(text),
    );
  });
}

function isCompetency(entity: CurriculumEntity): entity is CompetencyEntity {
  return entity.kind === 'Competency';
}
