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
      name: 'a container that drops some',
      yaml: context('capabilities: { drop: [NET_RAW] }'),
      findings: [`${APP}.securityContext.capabilities.drop [container app]`],
      message: 'but not "ALL"',
    },
  ],
  valid: [
    { name: 'a spelling that only Pod Security rejects, which another rule reports', yaml: context('capabilities: { drop: [all] }') },
    { name: 'drop: [ALL]', yaml: context('capabilities: { drop: [ALL] }') },
    { name: 'drop: [ALL] beside an added capability', yaml: context('capabilities: { drop: [NET_RAW, ALL], add: [SYS_ADMIN] }') },
    { name: 'Windows', yaml: container('', 'os: { name: windows }') },
  ],
});
