// jest takes what ends with .test.ts for its own.
export default { test: { include: ['matcher.ts'] } };
