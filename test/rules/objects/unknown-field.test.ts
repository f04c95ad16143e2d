import { unknownField } from '../../../src/rules/objects/unknown-field';
import { POD, container, deployment } from '../_pods';
import { testRule } from '../_test-rule';

const role = (rule: string): string => `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: r }\nrules: [{ ${rule} }]`;

testRule(unknownField, {
  invalid: [
    {
      name: 'a misspelt field',
      yaml: deployment('automountServiceAcountToken: false'),
      findings: [`${POD}.automountServiceAcountToken [field spec.template.spec.automountServiceAcountToken]`],
      message: 'spec.template.spec.automountServiceAcountToken is not a field of Deployment in Kubernetes 1.37, so it has no effect; did you mean automountServiceAccountToken?',
    },
    {
      name: 'a field at the wrong level',
      yaml: deployment('').replace('spec: {', 'spec: { automountServiceAccountToken: false,'),
      findings: ['Deployment/web spec.automountServiceAccountToken [field spec.automountServiceAccountToken]'],
      message: 'it belongs to spec.template.spec.automountServiceAccountToken',
    },
    {
      name: 'a field of a container, by the name of the container',
      yaml: container('privileged: false'),
      findings: [`${POD}.containers[0].privileged [field spec.template.spec.containers.app.privileged]`],
      message: 'it belongs to spec.template.spec.containers[0].securityContext.privileged',
    },
    {
      name: 'a field that a newer Kubernetes may have',
      yaml: deployment('nextGeneration: true'),
      findings: [`${POD}.nextGeneration [field spec.template.spec.nextGeneration] ?`],
      message: 'remove it, or check its name',
    },
    // Kubernetes' OpenAPI descriptions have schedulingGroup since 1.36.
    {
      name: 'a field that the version of the cluster does not have yet',
      yaml: deployment('schedulingGroup: { podGroupName: a }'),
      options: { kubernetesVersion: '1.35' },
      findings: [`${POD}.schedulingGroup [field spec.template.spec.schedulingGroup]`],
      message: 'spec.template.spec.schedulingGroup is not a field of Deployment before Kubernetes 1.36, and the cluster runs 1.35, so it has no effect',
      fix: "set kubernetesVersion to the version of the cluster: '1.36' or newer",
    },
    {
      name: 'a field of a role',
      yaml: role('apigroups: [""], resources: [pods], verbs: [get]'),
      findings: ["Role/r rules[0].apigroups [field rules['*'].apigroups]"],
      message: 'did you mean apiGroups?',
    },
    {
      name: 'the same field in several unnamed items, once',
      yaml: role('apigroups: [""] }, { apigroups: [""]'),
      findings: ["Role/r rules[0].apigroups [field rules['*'].apigroups]"],
    },
    {
      name: 'a key that every JavaScript object inherits',
      yaml: deployment('constructor: 5'),
      findings: [`${POD}.constructor [field spec.template.spec.constructor] ?`],
    },
  ],
  valid: [
    { name: 'fields that exist', yaml: container('image: a, securityContext: { privileged: true }') },
    { name: 'a field that is new in the version of the cluster', yaml: deployment('schedulingGroup: { podGroupName: a }'), options: { kubernetesVersion: '1.36' } },
    { name: 'a field that only the newest version has, if the version is unknown', yaml: deployment('schedulingGroup: { podGroupName: a }') },
    { name: 'a new field that is not set', yaml: deployment('schedulingGroup: null'), options: { kubernetesVersion: '1.34' } },
    { name: 'labels and annotations', yaml: deployment('', 'labels: { privileged: "true" }') },
    { name: 'a custom resource', yaml: deployment('nextGeneration: true').replace('apps/v1', 'example.com/v1') },
    {
      name: 'a removed API version, which had other fields',
      yaml: deployment('').replace('apps/v1', 'extensions/v1beta1').replace('spec: {', 'spec: { rollbackTo: {},'),
    },
    { name: 'fields that other tools use', yaml: deployment("$patch: merge, x-note: a, '{{ $key }}': b") },
    { name: 'the status', yaml: 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nstatus: { newer: true }' },
    { name: 'a value of the wrong type, which is an error', yaml: deployment('containers: 5') },
  ],
});
