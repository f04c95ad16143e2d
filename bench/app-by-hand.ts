import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

const { k8s } = kplus;

/**
 * The same manifests written with cdk8s-plus alone: its Deployment, with an override
 * for unsupported fields, and L1 objects for the rest. An L1 Deployment would be
 * faster than both sides, but lacks the features of a cdk8s-plus workload (selectors,
 * connections, scheduling), which the constructs keep.
 */
export function byHand(count: number): App {
  const app = new App();
  const chart = new Chart(app, 'bench', { namespace: 'production', disableResourceNameHashes: true });
  for (let index = 0; index < count; index++) {
    const account = new kplus.ServiceAccount(chart, `account-${index}`);
    const role = new k8s.KubeRole(chart, `role-${index}`, {
      rules: [{ apiGroups: [''], resources: ['configmaps'], resourceNames: [`config-${index}`], verbs: ['get'] }],
    });
    new k8s.KubeRoleBinding(chart, `binding-${index}`, {
      metadata: { name: role.name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role.name },
      subjects: [{ apiGroup: '', kind: 'ServiceAccount', name: account.name, namespace: 'production' }],
    });
    new Workload(chart, `app-${index}`, {
      serviceAccount: account,
      containers: [{
        name: 'app',
        image: 'registry.example.com/app:v1.2.3',
        envVariables: { KUBERNETES_TOKEN_PATH: kplus.EnvValue.fromValue('/var/run/secrets/kubernetes.io/serviceaccount/token') },
        resources: { cpu: { request: kplus.Cpu.millis(100) }, memory: { request: Size.mebibytes(128), limit: Size.mebibytes(512) } },
      }],
    });
  }
  return app;
}

class Workload extends kplus.Deployment {
  public _toPodSpec(): kplus.k8s.PodSpec {
    const spec = super._toPodSpec();
    const [container] = spec.containers;
    return {
      ...spec,
      enableServiceLinks: false,
      securityContext: { ...spec.securityContext, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{
        ...container,
        securityContext: { ...container.securityContext, capabilities: { drop: ['ALL'] } },
        volumeMounts: [
          { name: 'kubernetes-api-token', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', readOnly: true },
          { name: 'tmp-app', mountPath: '/tmp' },
        ],
      }],
      volumes: [
        {
          name: 'kubernetes-api-token',
          projected: {
            defaultMode: 420,
            sources: [
              { serviceAccountToken: { expirationSeconds: 3600, path: 'token' } },
              { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
              { downwardApi: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }] } },
            ],
          },
        },
        { name: 'tmp-app', emptyDir: { sizeLimit: k8s.Quantity.fromString('64Mi') } },
      ],
    };
  }
}
