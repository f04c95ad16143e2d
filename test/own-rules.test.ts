// The tests of an example are tests of ours. It is compiled by the tsconfig of the examples.
// eslint-disable-next-line @typescript-eslint/no-require-imports
require('../examples/own-rules/own-rules.test');
