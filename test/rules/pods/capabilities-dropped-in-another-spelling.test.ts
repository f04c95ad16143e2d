import { capabilitiesDroppedInAnotherSpelling } from '../../../src/rules/pods/capabilities-dropped-in-another-spelling';
import { APP, container, context } from '../_pods';
import { testRule } from '../_test-rule';

testRule(capabilitiesDroppedInAnotherSpelling, {
  invalid: ['all', 'All'].map(spelling => ({
    name: spelling,
    yaml: context(`capabilities: { drop: [${spelling}] }`),
    findings: [`${APP}.securityContext.capabilities.drop [container app]`],
    message: 'drops all capabilities, but not with the spelling "ALL"',
  })),
  valid: [
    { name: 'the required spelling', yaml: context('capabilities: { drop: [ALL] }') },
    { name: 'both', yaml: context('capabilities: { drop: [all, ALL] }') },
    { name: 'capabilities that are not dropped, which another rule reports', yaml: context('capabilities: { drop: [NET_RAW] }') },
    { name: 'nothing', yaml: container('') },
  ],
});
