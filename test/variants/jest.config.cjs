const { jest: config } = require('../../package.json');

// The tests are those of `npm test`; `cdk8s-plus-28` is another cdk8s-plus for them.
module.exports = {
  ...config,
  rootDir: '../..',
  // Which fields cdk8s-plus does not know, and so which patches it loses, is another list for each.
  testPathIgnorePatterns: [...config.testPathIgnorePatterns, '<rootDir>/test/checks/lost-patches.test.ts'],
  moduleNameMapper: { ...config.moduleNameMapper, '^cdk8s-plus-28$': '<rootDir>/test/variants/cdk8s-plus.cjs' },
};
