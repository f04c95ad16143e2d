import { unknownField } from '../../../src/rules/objects/unknown-field';
import { POD, container, deployment, testRule } from '../pods/_pods';

const role = (rule: string): string => `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: r }\nrules: [{ ${rule} }]`;

testRule(unknownField, {
  fires: [
    ['a misspelt field', deployment('automountServiceAcountToken: false'),
      [`${POD}.automountServiceAcountToken [field spec.template.spec.automountServiceAcountToken]`],
      'spec.template.spec.automountServiceAcountToken is not a field of Deployment in Kubernetes 1.37, so it has no effect; did you mean automountServiceAccountToken?'],
    ['a field at the wrong level', deployment('').replace('spec: {', 'spec: { automountServiceAccountToken: false,'),
      ['Deployment/web spec.automountServiceAccountToken [field spec.automountServiceAccountToken]'],
      'it belongs to spec.template.spec.automountServiceAccountToken'],
    ['a field of a container, by its name', container('privileged: false'),
      [`${POD}.containers[0].privileged [field spec.template.spec.containers.app.privileged]`],
      'it belongs to spec.template.spec.containers[0].securityContext.privileged'],
    ['a field that a newer Kubernetes may have', deployment('nextGeneration: true'),
      [`${POD}.nextGeneration [field spec.template.spec.nextGeneration] ?`],
      'remove it, or check its name'],
    ['a field of a role', role('apigroups: [""], resources: [pods], verbs: [get]'), ["Role/r rules[0].apigroups [field rules['*'].apigroups]"], 'did you mean apiGroups?'],
    ['the same field of nameless items once', role('apigroups: [""] }, { apigroups: [""]'), ["Role/r rules[0].apigroups [field rules['*'].apigroups]"]],
    ['a key that everything inherits', deployment('constructor: 5'), [`${POD}.constructor [field spec.template.spec.constructor] ?`]],
  ],
  silent: [
    ['fields that exist', container('image: a, securityContext: { privileged: true }')],
    ['labels and annotations', deployment('', 'labels: { privileged: "true" }')],
    ['a custom resource', deployment('nextGeneration: true').replace('apps/v1', 'example.com/v1')],
    ['a removed API version, which had other fields', deployment('').replace('apps/v1', 'extensions/v1beta1').replace('spec: {', 'spec: { rollbackTo: {},')],
    ['what other tools take for their own', deployment("$patch: merge, x-note: a, '{{ $key }}': b")],
    ['the status', 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nstatus: { newer: true }'],
    ['a value of the wrong type, which is an error', deployment('containers: 5')],
  ],
});
