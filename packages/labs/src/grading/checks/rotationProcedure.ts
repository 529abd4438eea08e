import { Check, failed, passed } from '../Check';
import { PLACEHOLDER, sectionsOf } from '../markdown';

const FILE = 'rotation-procedure.md';

/** Fewer characters are no procedure that a peer could follow. */
const MIN_LENGTH = 40;

/** Make the new version, move the readers, see that nobody uses the old one, withdraw it. */
const MIN_STEPS = 4;

const SECTIONS = ['Owner', 'Steps', 'Roll back', 'Proof'] as const;

/** How the secret is rotated is written down, so that somebody else can do it. */
export const rotationProcedure: Check = {
  id: 'rotation-procedure',
  title: 'The rotation is written down',
  hint: 'Fill in `submission/rotation-procedure.md`: who does it, the steps in their order, the way back, and how one sees that it worked. A peer follows it without asking you.',
  run(run) {
    const sections = sectionsOf(run.text(FILE));
    for (const wanted of SECTIONS) {
      const section = sections.find(
        ({ heading }) => heading.toLowerCase() === wanted.toLowerCase(),
      );
      if (!section) {
        return failed(`${FILE} has no section “${wanted}”.`, FILE);
      }
      const place = `${FILE}:${section.line}`;
      if (PLACEHOLDER.test(section.text)) {
        return failed(`“${wanted}” is still to be written.`, place);
      }
      const length = section.text.replace(/\s+/g, ' ').trim().length;
      if (wanted !== 'Owner' && length < MIN_LENGTH) {
        return failed(
          `“${wanted}” is too short to be followed.`,
          place,
          `${length} characters, expected ${MIN_LENGTH}`,
        );
      }
      if (wanted === 'Owner' && !length) {
        return failed('“Owner” names nobody.', place);
      }
      const steps = section.text.match(/^\s*\d+[.)]\s+\S/gm)?.length ?? 0;
      if (wanted === 'Steps' && steps < MIN_STEPS) {
        return failed(
          `“Steps” has ${steps} numbered steps, expected at least ${MIN_STEPS}.`,
          place,
        );
      }
    }
    return passed(`${FILE} says who, how, and how back.`);
  },
};
