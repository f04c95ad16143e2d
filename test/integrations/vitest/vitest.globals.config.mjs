// The matcher must be available in several files of one worker.
export default { test: { globals: true, include: ['*.globals.js'], isolate: false, fileParallelism: false } };
