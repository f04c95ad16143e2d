const { LeastPrivilegeValidation } = require('cdk8s-least-privilege');

const noRoles = {
  id: 'no-roles',
  summary: 'An app makes a Role',
  why: 'Here, roles are made by the platform team.',
  fix: { construct: 'Ask the platform team', yaml: 'Ask the platform team' },
  references: [],
  subject: 'role',
  * check({ name }) {
    yield { path: ['kind'], key: name, message: `the Role '${name}' is not made by the platform team` };
  },
};

exports.TeamValidation = class extends LeastPrivilegeValidation {
  constructor(properties) { super({ ...properties, customRules: [noRoles] }); }
};
