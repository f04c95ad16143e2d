import { ReadingProgress } from '../../src/cli/reading-progress';

function progressOn(isTTY: boolean) {
  let written = '';
  let time = 0;
  const output = {
    isTTY,
    columns: 80,
    write(text: string) { written += text; },
  };
  const progress = new ReadingProgress(output, () => time);
  return { progress, wait(milliseconds: number) { time += milliseconds; }, written: () => written };
}

test('nothing is drawn of what takes less than a second', () => {
  const { progress, wait, written } = progressOn(true);
  wait(999);
  progress.update(9, 10);
  progress.stop();
  expect(written()).toBe('');
});

test('a bar is drawn of what takes longer', () => {
  const { progress, wait, written } = progressOn(true);
  wait(1000);
  progress.update(9, 10);
  progress.stop();
  expect(written()).toMatch(/Reading \[#+-+\] 9\/10 files/);
});

test('nothing is drawn into a pipe', () => {
  const { progress, wait, written } = progressOn(false);
  wait(5000);
  progress.update(9, 10);
  progress.stop();
  expect(written()).toBe('');
});
