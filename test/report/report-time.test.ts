import { reportTime } from '../../src/report/report-time';

beforeEach(() => { jest.useFakeTimers({ now: new Date('2026-02-03T04:05:06.789Z') }); });
afterEach(() => {
  jest.useRealTimers();
  delete process.env.SOURCE_DATE_EPOCH;
});

test('is now, in UTC and to the second', () => {
  expect(reportTime()).toBe('2026-02-03T04:05:06');
});

test.each([['0', '1970-01-01T00:00:00'], ['1700000000', '2023-11-14T22:13:20']])('is SOURCE_DATE_EPOCH=%s', (epoch, time) => {
  process.env.SOURCE_DATE_EPOCH = epoch;
  expect(reportTime()).toBe(time);
});

test.each(['', '-1', '1e3', 'yesterday', '999999999999999999'])('is now for SOURCE_DATE_EPOCH=%j, which is not a time', epoch => {
  process.env.SOURCE_DATE_EPOCH = epoch;
  expect(reportTime()).toBe('2026-02-03T04:05:06');
});
