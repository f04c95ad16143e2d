import { Section } from './split-documents';

/**
 * How many characters the parser is given at once: so many that what each call of
 * it takes for itself hardly counts, and so few that what it makes is soon garbage.
 */
const LENGTH = 32_768;

/** Puts sections together that stand one after the other; those that have to be read alone stay alone. */
export function batchesOf(sections: readonly Section[], isAlone: (section: Section) => boolean): Section[][] {
  const batches: Section[][] = [];
  let batch: Section[] = [];
  for (const section of sections) {
    const alone = isAlone(section);
    if (batch.length === 0 || alone || section.end - batch[0].start > LENGTH) {
      batch = [section];
      batches.push(batch);
    } else {
      batch.push(section);
    }
    if (alone) { batch = []; }
  }
  return batches;
}
