import { reservedTokenVolumeName } from '../../../src/rules/tokens/reserved-token-volume-name';
import { app, deployment, hardened, pod, serviceAccount, tokenVolume } from '../_manifests';
import { testRule } from '../_test-rule';

const VOLUMES = `volumes: [{name: data, emptyDir: {}}, ${tokenVolume('{path: token}', '', 'kube-api-access-mine')}]`;
const AT_TOKEN_PATH = 'volumeMounts: [{name: kube-api-access-mine, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]';
const web = (rest: string): string => deployment('web', `{serviceAccountName: web, ${rest}}`);
const UNDECLARED = web(`${VOLUMES}, containers: [{name: app}]`);
const FOUND = 'Deployment/web spec.template.spec.volumes[1].name [volume kube-api-access-mine]';

testRule(reservedTokenVolumeName, {
  invalid: [
    {
      name: 'a volume that admission accepts as its own',
      yaml: app(serviceAccount('web'), web(`${VOLUMES}, containers: [{name: app, ${AT_TOKEN_PATH}}, {name: proxy}]`)),
      findings: [FOUND],
      message: "mounts it into the container 'proxy'",
    },
    { name: 'an undeclared account that may disable automount', yaml: UNDECLARED, findings: [`${FOUND} ?`] },
    { name: 'an undeclared account in a complete app', yaml: UNDECLARED, options: { complete: true }, findings: [FOUND] },
  ],
  valid: [
    { name: 'automount is disabled', yaml: app(hardened('web'), UNDECLARED) },
    { name: 'every container mounts something at the token path', yaml: app(serviceAccount('web'), web(`${VOLUMES}, containers: [{name: app, ${AT_TOKEN_PATH}}]`)) },
    { name: 'the volume has another name', yaml: app(serviceAccount('web'), UNDECLARED.replace('kube-api-access-mine', 'api-access')) },
    { name: 'the volume that Kubernetes created', yaml: app(serviceAccount('web'), pod('web', `{serviceAccountName: web, ${VOLUMES}, containers: [{name: app}]}`, 'uid: "1"')) },
  ],
});
