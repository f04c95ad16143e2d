import { clusterRole } from './_sensitive-permission';
import { permissionWithoutEffect } from '../../../src/rules/rbac/permission-without-effect';
import { testRule } from '../_test-rule';

const TYPE = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: gadgets.apps }
spec: { group: apps, names: { plural: gadgets, kind: Gadget } }
---`;

testRule(permissionWithoutEffect, {
  invalid: [
    {
      name: 'a misspelt resource and a misspelt verb',
      yaml: clusterRole(["apiGroups: [''], resources: [pods, podz], verbs: [get, lst]"]),
      findings: ['ClusterRole/role rules[0].resources[1] [podz]', 'ClusterRole/role rules[0].verbs[1] [pods lst]'],
      message: "'podz' is not a resource of the core API group '', so it grants nothing; did you mean pods?",
    },
    {
      name: 'a resource in the wrong group',
      yaml: clusterRole(["apiGroups: [''], resources: [pods], verbs: [get]", 'apiGroups: [apps], resources: [secrets], verbs: [get]']),
      findings: ['ClusterRole/role rules[1].resources[0] [secrets.apps]'],
      message: "'secrets' is not a resource of the API group apps, so it grants nothing; did you mean the core API group ''?",
    },
    {
      name: 'a verb that the resource does not have',
      yaml: clusterRole(['apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [get, bind]']),
      findings: ['ClusterRole/role rules[0].verbs[1] [rolebindings bind]'],
      message: "'bind' is a verb that no request for rolebindings uses, so it grants nothing",
    },
    {
      name: 'several verbs that the resource does not have',
      yaml: clusterRole(["apiGroups: [''], resources: [pods/log], verbs: [get, list, watch]"]),
      findings: ['ClusterRole/role rules[0].verbs[1] [pods/log list,watch]'],
      message: "'list,watch' are verbs that no request for pods/log uses, so it grants nothing",
    },
    {
      name: 'an API that was removed',
      yaml: clusterRole(['apiGroups: [extensions, apps], resources: [deployments], verbs: [create]', 'apiGroups: [extensions], resources: [ingresses], verbs: [get]']),
      findings: ['ClusterRole/role rules[0].apiGroups[0] [group extensions]'],
      message: "'extensions' is an API group that Kubernetes no longer serves since 1.22, so it grants nothing; did you mean apps?",
    },
    {
      name: 'a verb that an admission policy may check',
      yaml: clusterRole(["apiGroups: [''], resources: [pods], verbs: [get, frobnicate]"]),
      findings: ['ClusterRole/role rules[0].verbs[1] [pods frobnicate] ?'],
      message: "'frobnicate' is not an API verb, so it grants nothing unless another program checks it",
    },
  ],
  valid: [
    { name: 'resources and verbs that exist', yaml: clusterRole(["apiGroups: ['', apps], resources: [pods, pods/log, deployments], verbs: [get, list]"]) },
    { name: 'a type that the app adds to an API group of Kubernetes', yaml: clusterRole(['apiGroups: [apps], resources: [gadgets, gadgets/status], verbs: [get, list, update]']) + TYPE },
    { name: 'paths', yaml: clusterRole(['nonResourceURLs: [/metrics], verbs: [get]']) },
    {
      name: 'an aggregating role, whose parts are reported',
      yaml: clusterRole(["apiGroups: [''], resources: [podz], verbs: [get]"]).replace('rules:', 'aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: b } }] }\nrules:'),
    },
  ],
});
