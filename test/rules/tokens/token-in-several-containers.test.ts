import { tokenInSeveralContainers } from '../../../src/rules/tokens/token-in-several-containers';
import { deployment, pod, tokenVolume } from '../_manifests';
import { testRule } from '../_test-rule';

const MOUNT = 'volumeMounts: [{name: api, mountPath: /t}]';
const web = (containers: string): string => deployment('web', `{volumes: [${tokenVolume('{path: token}')}], ${containers}}`);
const FOUND = 'Deployment/web spec.template.spec.volumes[0].projected.sources[0].serviceAccountToken [volume api]';
const IN_BOTH = `{volumes: [${tokenVolume('{path: token}')}], containers: [{name: app, ${MOUNT}}, {name: proxy, ${MOUNT}}]}`.replaceAll('name: api', 'name: kube-api-access-x7k2p');

testRule(tokenInSeveralContainers, {
  invalid: [
    {
      name: 'a token in every container',
      yaml: web(`containers: [{name: app, ${MOUNT}}, {name: proxy, ${MOUNT}}]`),
      findings: [FOUND],
      message: "the containers 'app' and 'proxy'",
    },
    { name: 'a token in an init container too', yaml: web(`initContainers: [{name: init, ${MOUNT}}], containers: [{name: app, ${MOUNT}}]`), findings: [FOUND] },
    {
      name: 'the volume name that Kubernetes generates, in a pod that was not read from a cluster',
      yaml: pod('web', IN_BOTH),
      findings: ['Pod/web spec.volumes[0].projected.sources[0].serviceAccountToken [volume kube-api-access-x7k2p]'],
    },
  ],
  valid: [
    { name: 'only one of two containers', yaml: web(`containers: [{name: app, ${MOUNT}}, {name: proxy}]`) },
    { name: 'all except an init container', yaml: web(`initContainers: [{name: init}], containers: [{name: app, ${MOUNT}}, {name: proxy, ${MOUNT}}]`) },
    { name: 'the only container', yaml: web(`containers: [{name: app, ${MOUNT}}]`) },
    { name: 'none', yaml: web('containers: [{name: app}, {name: proxy}]') },
    { name: 'the token that Kubernetes mounted in a pod of a cluster', yaml: pod('web', IN_BOTH, 'uid: "1"') },
  ],
});
