// Jest finds only tests in test/. The example is compiled with its own tsconfig.
// eslint-disable-next-line @typescript-eslint/no-require-imports
require('../examples/custom-rules/custom-rules.test');
