import { capabilitiesNotDropped } from '../../../src/rules/pods/capabilities-not-dropped';
import { APP, container, context } from '../_pods';
import { testRule } from '../_test-rule';

testRule(capabilitiesNotDropped, {
  invalid: [
    {
      name: 'a container that drops none',
      yaml: container(''),
      findings: [`${APP} [container app]`],
      message: "the container 'app' drops no capabilities",
    },
    {
      name: 'one that drops some',
      yaml: context('capabilities: { drop: [NET_RAW] }'),
      findings: [`${APP}.securityContext.capabilities.drop [container app]`],
      message: 'but not "ALL"',
    },
  ],
  valid: [
    { name: 'a spelling that only Pod Security does not take, which has a rule of its own', yaml: context('capabilities: { drop: [all] }') },
    { name: 'drop: [ALL]', yaml: context('capabilities: { drop: [ALL] }') },
    { name: 'what is added besides', yaml: context('capabilities: { drop: [NET_RAW, ALL], add: [SYS_ADMIN] }') },
    { name: 'Windows', yaml: container('', 'os: { name: windows }') },
  ],
});
