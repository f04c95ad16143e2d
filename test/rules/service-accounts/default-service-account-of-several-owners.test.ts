import { defaultServiceAccountOfSeveralOwners } from '../../../src/rules/service-accounts/default-service-account-of-several-owners';
import { app } from '../_manifests';
import { testRule } from '../_test-rule';

const account = (metadata: string, namespace = 'namespace: shop, ', name = 'default') => `
apiVersion: v1
kind: ServiceAccount
metadata: { name: ${name}, ${namespace}${metadata} }
automountServiceAccountToken: false
`;
const helm = (release: string, ...rest: string[]) => account(`annotations: { meta.helm.sh/release-name: ${release}, meta.helm.sh/release-namespace: shop }`, ...rest);
const argo = (id: string) => account(`annotations: { argocd.argoproj.io/tracking-id: "${id}:/ServiceAccount:shop/default" }`);
const labelled = (label: string, value: string) => account(`labels: { ${label}: ${value} }`);
const FOUND = 'ServiceAccount/default metadata.name [serviceaccount default]';

testRule(defaultServiceAccountOfSeveralOwners, {
  invalid: [
    {
      name: 'two Helm releases',
      yaml: app(helm('web'), helm('api')),
      findings: [FOUND, FOUND],
      message: "'shop/api' of Helm and 'shop/web' of Helm declare the ServiceAccount 'default' of namespace 'shop'",
    },
    { name: 'two Argo CD Applications', yaml: app(argo('web'), argo('api')), findings: [FOUND, FOUND], message: "'api' of Argo CD and 'web' of Argo CD" },
    { name: 'two Flux Kustomizations', yaml: app(labelled('kustomize.toolkit.fluxcd.io/name', 'a'), labelled('kustomize.toolkit.fluxcd.io/name', 'b')), findings: [FOUND, FOUND] },
    { name: 'two instances', yaml: app(labelled('app.kubernetes.io/instance', 'a'), labelled('app.kubernetes.io/instance', 'b')), findings: [FOUND, FOUND] },
    { name: 'two tools', yaml: app(helm('web'), argo('platform')), findings: [FOUND, FOUND] },
    { name: 'an unknown namespace, which may be two namespaces', yaml: app(helm('web', ''), helm('api', '')), findings: [`${FOUND} ?`, `${FOUND} ?`] },
  ],
  valid: [
    { name: 'one release', yaml: app(helm('web')) },
    { name: 'the same release twice, as before and after an upgrade', yaml: app(helm('web'), helm('web')) },
    { name: 'an unknown owner', yaml: app(helm('web'), account('labels: { app: web }')) },
    { name: 'one of them in the context, which is the existing account', yaml: helm('web'), options: { context: helm('api') } },
    { name: 'two namespaces', yaml: app(helm('web'), helm('api', 'namespace: api, ')) },
    { name: 'other accounts', yaml: app(helm('web', 'namespace: shop, ', 'web'), helm('api', 'namespace: shop, ', 'web')) },
  ],
});
