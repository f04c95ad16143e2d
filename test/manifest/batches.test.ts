import { batchesOf } from '../../src/manifest/batches';
import { Section } from '../../src/manifest/split-documents';

/** Sections of some lengths, one after the other with a marker between. */
function sections(...ofLengths: number[]): Section[] {
  let start = 0;
  return ofLengths.map(length => {
    const section = { start, end: start + length };
    start = section.end + 3;
    return section;
  });
}

function lengths(batches: Section[][]): number[][] {
  return batches.map(batch => batch.map(({ start, end }) => end - start));
}

test('none of nothing', () => {
  expect(batchesOf([], () => false)).toEqual([]);
});

test('what stands together is read together', () => {
  expect(lengths(batchesOf(sections(10, 20, 30), () => false))).toEqual([[10, 20, 30]]);
});

test('what has to be read alone stays alone, and parts what is around it', () => {
  const all = sections(10, 20, 30, 40, 50);
  expect(lengths(batchesOf(all, section => section === all[2]))).toEqual([[10, 20], [30], [40, 50]]);
  expect(lengths(batchesOf(all, () => true))).toEqual([[10], [20], [30], [40], [50]]);
});

test('a batch does not grow without end, but holds one section however long', () => {
  expect(lengths(batchesOf(sections(20_000, 20_000, 10_000, 1_000_000, 10), () => false))).toEqual([[20_000], [20_000, 10_000], [1_000_000], [10]]);
});
