const { writeFileSync } = require('fs');
const { join } = require('path');
const { ApiObject, App, Chart } = require('cdk8s');
const { SecureDeployment } = require('cdk8s-least-privilege');

const rbac = 'rbac.authorization.k8s.io';
const kind = process.env.APP;
const app = new App(kind === 'other-extension' ? { outputFileExtension: '.k8s.yml' } : {});
const chart = new Chart(app, kind, { namespace: 'production', disableResourceNameHashes: true });
// A chart without objects is an empty file.
new Chart(app, 'empty');

if (kind === 'bad') {
  const rules = [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] }];
  new ApiObject(chart, 'role', { apiVersion: `${rbac}/v1`, kind: 'Role', metadata: { name: 'web' }, rules });
  new ApiObject(chart, 'other', { apiVersion: `${rbac}/v1`, kind: 'Role', metadata: { name: 'other' }, rules });
  new ApiObject(chart, 'binding', {
    apiVersion: `${rbac}/v1`,
    kind: 'RoleBinding',
    metadata: { name: 'web' },
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'production' }],
  });
} else {
  new SecureDeployment(chart, 'app', { containers: [{ name: 'app', image: 'registry.example.com/app:v1' }] });
}
app.synth();
if (kind === 'unreadable') { writeFileSync(join(app.outdir, 'broken.yaml'), 'kind: Pod\nkind: Pod\n'); }
