// The name must not end with .test.ts, or jest would run it.
export default { test: { include: ['matcher.ts'] } };
