import { container, POD, testRule } from './_pods';
import { serviceLinks } from '../../../src/rules/pods/service-links';

testRule(serviceLinks, {
  fires: [
    ['no enableServiceLinks', container(''), [`${POD} [pod]`], 'enableServiceLinks is not set'],
    ['enableServiceLinks: true', container('', 'enableServiceLinks: true'), [`${POD}.enableServiceLinks [pod]`], 'enableServiceLinks is not false'],
  ],
  silent: [
    ['enableServiceLinks: false', container('', 'enableServiceLinks: false')],
  ],
});
