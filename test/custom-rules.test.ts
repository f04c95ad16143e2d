// Jest finds tests below test/ only. The example is compiled with its own tsconfig.
// eslint-disable-next-line @typescript-eslint/no-require-imports
require('../examples/custom-rules/custom-rules.test');
