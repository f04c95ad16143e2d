// Several files, in one and the same worker, must all have it.
export default { test: { globals: true, include: ['*.globals.js'], isolate: false, fileParallelism: false } };
