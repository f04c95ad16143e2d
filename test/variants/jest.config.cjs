const { jest: config } = require('../../package.json');

// The tests of `npm test`, with another cdk8s-plus instead of `cdk8s-plus-28`.
module.exports = {
  ...config,
  rootDir: '../..',
  // Each cdk8s-plus lacks other fields, and therefore loses other patches.
  testPathIgnorePatterns: [...config.testPathIgnorePatterns, '<rootDir>/test/checks/lost-patches.test.ts'],
  moduleNameMapper: { ...config.moduleNameMapper, '^cdk8s-plus-28$': '<rootDir>/test/variants/cdk8s-plus.cjs' },
};
