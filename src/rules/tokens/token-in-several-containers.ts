import { containersByVolume, startedContainers } from './_projections';
import { isMadeByAdmission } from './_reserved-volumes';
import { containersText } from '../_text';
import { cis, mitre, nsa, owaspKubernetes } from '../references';
import { Rule } from '../rule';

export const tokenInSeveralContainers: Rule = {
  id: 'token-in-several-containers',
  summary: 'A projected token is mounted into every container of a pod',
  remedy: 'mount the token into one container',
  why: 'A volume can be mounted into only the container that needs it. If it is in every container, it is also in the one that parses untrusted input, and the only advantage over an automounted token is the shorter lifetime.',
  fix: {
    construct: "new SecureDeployment(chart, 'web', { apiAccess: ApiAccess.inContainers('app'), containers: [{ name: 'app', image: 'registry.example.com/web:v1' }, { name: 'proxy', image: 'registry.example.com/proxy:v1' }] });",
    yaml: '# only in the container that calls the API:\nvolumeMounts:\n- {name: api-access, mountPath: /var/run/secrets/kubernetes.io/serviceaccount, readOnly: true}',
  },
  references: [cis('5.1.6'), nsa('protecting Pod service account tokens'), owaspKubernetes('K01'), mitre('T1528')],
  subject: 'workload',
  fields: ['serviceAccountToken'],
  *check(workload) {
    const started = startedContainers(workload);
    if (started.length < 2) { return; }
    const byVolume = containersByVolume(workload);
    for (const [volume, path] of new Map(workload.projectedTokens.map(({ token }) => [token.volume!, token.path]))) {
      const holders = new Set(byVolume.get(volume));
      if (isMadeByAdmission(workload, volume) || !started.every(container => holders.has(container))) { continue; }
      yield {
        path,
        key: `volume ${volume}`,
        message: `the token in the volume '${volume}' is in every container of the pod: ${containersText(started.map(({ name }) => name))}`,
      };
    }
  },
};
