const { jest: config } = require('../../package.json');

// The tests are those of `npm test`; `cdk8s-plus-28` is another cdk8s-plus for them.
module.exports = {
  ...config,
  rootDir: '../..',
  moduleNameMapper: { ...config.moduleNameMapper, '^cdk8s-plus-28$': '<rootDir>/test/variants/cdk8s-plus.cjs' },
};
