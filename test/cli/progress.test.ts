import { Activity, Progress } from '../../src/cli/progress';

function progressOn(isTTY: boolean, activity: Activity = { name: 'Reading', unit: 'bytes' }) {
  let written = '';
  let time = 0;
  const output = {
    isTTY,
    columns: 80,
    write(text: string) { written += text; },
  };
  const progress = new Progress(activity, output, () => time);
  return { progress, wait(milliseconds: number) { time += milliseconds; }, written: () => written };
}

test('an activity of less than a second draws nothing', () => {
  const { progress, wait, written } = progressOn(true);
  wait(999);
  progress.update(9, 10);
  progress.stop();
  expect(written()).toBe('');
});

test.each<[Activity, number, number | undefined, RegExp]>([
  [{ name: 'Reading', unit: 'bytes' }, 9_040_000, 10_000_000, /Reading \[#+-+\] 9\.0\/10\.0 MB/],
  [{ name: 'Reading', unit: 'bytes' }, 9_040_000, undefined, /Reading \[-+\] 9\.0 MB/],
  [{ name: 'Reading', unit: 'files' }, 9, 10, /Reading \[#+-+\] 9\/10 files/],
  [{ name: 'Checking', unit: 'rules' }, 100, 200, /Checking \[#+-+\] 100\/200 rules/],
])('a longer activity draws a bar: %j at %s of %s', (activity, done, total, text) => {
  const { progress, wait, written } = progressOn(true, activity);
  wait(1000);
  progress.update(done, total);
  progress.stop();
  expect(written()).toMatch(text);
});

test('the line is cleared at the end', () => {
  const { progress, wait, written } = progressOn(true);
  wait(1000);
  progress.update(9, 10);
  const before = written().length;
  progress.stop();
  // Move to the first column, and clear the line.
  expect(written().slice(before)).toMatch(/\u001b\[1G\u001b\[2K$/);
  expect(written().slice(before)).not.toContain('\n');
});

test('nothing is drawn into a pipe', () => {
  const { progress, wait, written } = progressOn(false);
  wait(5000);
  progress.update(9, 10);
  progress.stop();
  expect(written()).toBe('');
});
