import { serviceLinks } from '../../../src/rules/pods/service-links';
import { container, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(serviceLinks, {
  invalid: [
    { name: 'no enableServiceLinks', yaml: container(''), findings: [`${POD} [pod]`], message: 'enableServiceLinks is not set' },
    {
      name: 'enableServiceLinks: true',
      yaml: container('', 'enableServiceLinks: true'),
      findings: [`${POD}.enableServiceLinks [pod]`],
      message: 'enableServiceLinks is not false',
    },
  ],
  valid: [
    { name: 'enableServiceLinks: false', yaml: container('', 'enableServiceLinks: false') },
  ],
});
