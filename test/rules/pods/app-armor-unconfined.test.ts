import { appArmorUnconfined } from '../../../src/rules/pods/app-armor-unconfined';
import { APP, context, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(appArmorUnconfined, {
  invalid: [
    {
      name: 'Unconfined',
      yaml: context('appArmorProfile: { type: Unconfined }'),
      findings: [`${APP}.securityContext.appArmorProfile.type [container app]`],
      message: "the container 'app' disables AppArmor",
    },
    {
      name: 'the pod',
      yaml: deployment('securityContext: { appArmorProfile: { type: Unconfined } }'),
      findings: [`${POD}.securityContext.appArmorProfile.type [pod]`],
    },
    {
      name: 'the legacy annotation of the pods',
      yaml: deployment('containers: [{ name: app }]', 'annotations: { container.apparmor.security.beta.kubernetes.io/app: unconfined }'),
      findings: ["Deployment/web spec.template.metadata.annotations['container.apparmor.security.beta.kubernetes.io/app'] [container app]"],
      message: "the container 'app' disables AppArmor",
    },
  ],
  valid: [
    {
      name: 'profiles',
      yaml: context('appArmorProfile: { type: RuntimeDefault }', 'securityContext: { appArmorProfile: { type: Localhost, localhostProfile: a } }'),
    },
    {
      name: 'annotations with profiles',
      yaml: deployment('containers: [{ name: app }]', 'annotations: { container.apparmor.security.beta.kubernetes.io/app: localhost/a }'),
    },
    {
      name: 'the annotation on the Deployment, where it has no effect',
      yaml: deployment('containers: [{ name: app }]').replace('namespace: shop', 'annotations: { container.apparmor.security.beta.kubernetes.io/app: unconfined }'),
    },
  ],
});
