import { APP, context, deployment, POD, testRule } from './_pods';
import { appArmorUnconfined } from '../../../src/rules/pods/app-armor-unconfined';

testRule(appArmorUnconfined, {
  fires: [
    ['Unconfined', context('appArmorProfile: { type: Unconfined }'), [`${APP}.securityContext.appArmorProfile.type [container app]`], "the container 'app' switches AppArmor off"],
    ['the pod', deployment('securityContext: { appArmorProfile: { type: Unconfined } }'), [`${POD}.securityContext.appArmorProfile.type [pod]`]],
    ['the old annotation of the pods', deployment('containers: [{ name: app }]', 'annotations: { container.apparmor.security.beta.kubernetes.io/app: unconfined }'),
      ["Deployment/web spec.template.metadata.annotations['container.apparmor.security.beta.kubernetes.io/app'] [container app]"], "the container 'app' switches AppArmor off"],
  ],
  silent: [
    ['profiles', context('appArmorProfile: { type: RuntimeDefault }', 'securityContext: { appArmorProfile: { type: Localhost, localhostProfile: a } }')],
    ['annotations with profiles', deployment('containers: [{ name: app }]', 'annotations: { container.apparmor.security.beta.kubernetes.io/app: localhost/a }')],
    ['the annotation on the Deployment, where it means nothing', deployment('containers: [{ name: app }]').replace('namespace: shop', 'annotations: { container.apparmor.security.beta.kubernetes.io/app: unconfined }')],
  ],
});
