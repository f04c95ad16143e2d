import { formatPath } from '../../manifest/path';
import { podPath } from '../_pod-path';
import { kubernetes } from '../references';
import { Rule } from '../rule';

/** Both fields with the same name are not reported: the API server writes them back like that. */
export const deprecatedServiceAccountField: Rule = {
  id: 'deprecated-service-account-field',
  summary: 'A pod names its ServiceAccount in the deprecated field serviceAccount',
  remedy: 'write serviceAccountName',
  why: 'The field is an old name of serviceAccountName. If the two differ, serviceAccountName takes precedence and the other name misleads readers.',
  fix: {
    construct: "new SecureDeployment(chart, 'web', { serviceAccount: account, containers: [{ name: 'app', image: 'registry.example.com/web:v1' }] });",
    yaml: 'spec:\n  serviceAccountName: web # without serviceAccount',
  },
  references: [kubernetes('Pod, serviceAccountName', 'reference/kubernetes-api/workload-resources/pod-v1/')],
  subject: 'workload',
  fields: ['serviceAccount'],
  *check(workload) {
    const { serviceAccount: old, serviceAccountName } = workload.pod.spec ?? {};
    const current = serviceAccountName ?? '';
    if (!old || old === current) { return; }
    const path = podPath(workload, 'serviceAccount');
    yield {
      path,
      key: current === '' ? `serviceAccount ${old}` : `serviceAccount ${old}, serviceAccountName ${current}`,
      message: current === ''
        ? `it names its ServiceAccount '${old}' in the deprecated field serviceAccount`
        : `serviceAccount is '${old}' and serviceAccountName is '${current}', so its pods run as '${current}' and the other name is misleading`,
      fix: `# instead of ${formatPath(path)}\nserviceAccountName: ${JSON.stringify(current === '' ? old : current)}`,
    };
  },
};
