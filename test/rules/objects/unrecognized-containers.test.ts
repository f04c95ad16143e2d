import { unrecognizedContainers } from '../../../src/rules/objects/unrecognized-containers';
import { testRule } from '../_test-rule';

const custom = (spec: string, type = 'apiVersion: example.com/v1\nkind: App'): string => `${type}\nmetadata: { name: a, namespace: prod }\nspec: ${spec}`;
const ROLLOUT = custom('{ workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web } }', 'apiVersion: argoproj.io/v1alpha1\nkind: Rollout');
const DEPLOYMENT = '---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, namespace: prod }\nspec: { template: { spec: { containers: [] } } }';

testRule(unrecognizedContainers, {
  invalid: [
    {
      name: 'a container alone',
      yaml: custom('{ container: { image: app, command: [run] } }'),
      findings: ['App/a spec.container [container] ?'],
      message: 'spec.container describes containers outside of a pod template',
    },
    {
      name: 'items of a list, by name',
      yaml: custom('{ sidecars: [{ name: proxy, image: proxy, env: [] }, { name: log, image: log, volumeMounts: [] }] }'),
      findings: ['App/a spec.sidecars[0] [sidecars proxy] ?', 'App/a spec.sidecars[1] [sidecars log] ?'],
    },
    {
      name: 'the values of a chart',
      yaml: custom('{ values: { web: { containers: [{ name: app, image: app }] } } }', 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease'),
      findings: ['HelmRelease/a spec.values.web [values web] ?'],
    },
    {
      name: 'a field that differs from that of a pod',
      yaml: custom('{ template: { spec: { containers: [{ name: app, image: app, ports: [80] }] } } }'),
      findings: ['App/a spec.template.spec.containers[0].ports[0] [containers app ports] ?'],
      message: 'is not what a pod has there',
    },
    { name: 'containers as a mapping', yaml: custom('{ template: { spec: { containers: { app: { image: app } } } } }'), findings: ['App/a spec.template.spec.containers [containers] ?'] },
    { name: 'a placeholder for containers', yaml: custom("{ pod: { containers: '${CONTAINERS}' } }"), findings: ['App/a spec.pod.containers [pod containers] ?'] },
    { name: 'a placeholder for a template', yaml: custom("{ template: '{{ .Values.pod }}' }"), findings: ['App/a spec.template [template] ?'] },
    { name: 'a node setting of a pod', yaml: custom('{ hostNetwork: true }'), findings: ['App/a spec [spec] ?'] },
    { name: 'the security context of a container', yaml: custom('{ agent: { securityContext: { privileged: true } } }'), findings: ['App/a spec.agent [agent] ?'] },
    {
      name: 'a patch for the pods of a Workflow',
      yaml: custom("{ podSpecPatch: 'hostNetwork: true', templates: [{ name: a, container: { image: app } }] }", 'apiVersion: argoproj.io/v1alpha1\nkind: Workflow'),
      findings: ['Workflow/a spec.podSpecPatch [podSpecPatch] ?'],
    },
    { name: 'a Rollout of a missing Deployment', yaml: ROLLOUT, findings: ['Rollout/a spec.workloadRef [deployment web] ?'], message: 'its pods are those of the Deployment web' },
  ],
  valid: [
    { name: 'a pod template', yaml: custom('{ template: { spec: { containers: [{ name: app, image: app, env: [] }] } } }') },
    { name: 'chart values that may be for any pod', yaml: custom('{ values: { hostNetwork: true } }', 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease') },
    { name: 'a template string', yaml: custom("{ template: 'password={{ .password }}' }") },
    { name: 'an image alone', yaml: custom('{ image: app, replicas: 1 }') },
    { name: 'a Rollout of a Deployment', yaml: ROLLOUT + '\n' + DEPLOYMENT },
    { name: 'a built-in kind', yaml: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { container: "image: app" }' },
  ],
});
