import { podRefusedByNamespace } from '../../../src/rules/pods/pod-refused-by-namespace';
import { deployment } from '../_pods';
import { testRule } from '../_test-rule';

const namespace = (labels: string, annotations = '') => `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { ${labels} }, annotations: { ${annotations} } }
---`;
const ENFORCE = 'pod-security.kubernetes.io/enforce';
const HARDENED = 'securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }, '
  + 'containers: [{ name: app, securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } } }]';
const pod = (spec: string) => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { ${spec} }
---`;
const refused = (level: string) => `Deployment/web spec.template.spec [enforce ${level}]`;

testRule(podRefusedByNamespace, {
  invalid: [
    {
      name: 'a Pod below "restricted"',
      yaml: namespace(`${ENFORCE}: restricted`) + pod(`hostNetwork: true, ${HARDENED}`),
      findings: ['Pod/web spec [enforce restricted]'],
      message: 'its namespace \'shop\' enforces Pod Security "restricted", which rejects it: spec.hostNetwork is true',
    },
    {
      name: 'a Deployment, whose pods never run',
      yaml: namespace(`${ENFORCE}: restricted`) + deployment('containers: [{ name: app }]'),
      findings: [refused('restricted')],
      message: 'which rejects its pods, so none of them runs',
    },
    { name: 'a Deployment below "baseline"', yaml: namespace(`${ENFORCE}: baseline`) + deployment(`hostPID: true, ${HARDENED}`), findings: [refused('baseline')] },
    {
      name: 'a namespace of the context',
      yaml: deployment(`hostPID: true, ${HARDENED}`),
      options: { context: namespace(`${ENFORCE}: baseline`) },
      findings: [refused('baseline')],
    },
    {
      name: 'the Azure Workload Identity proxy, which is privileged',
      yaml: namespace(`${ENFORCE}: baseline`)
        + deployment(HARDENED, 'labels: { azure.workload.identity/use: "true" }, annotations: { azure.workload.identity/inject-proxy-sidecar: "false" }'),
      findings: [refused('baseline')],
      message: "the webhook of Azure Workload Identity adds the init container 'azwi-proxy-init'",
    },
    {
      name: 'the Istio init container, which a CNI plugin makes unnecessary',
      yaml: namespace(`${ENFORCE}: restricted, istio-injection: enabled`) + deployment(HARDENED),
      findings: [`${refused('restricted')} ?`],
      message: "may reject its pods: Istio adds the init container 'istio-init', unless it runs with a CNI plugin",
    },
    {
      name: 'the Linkerd init container',
      yaml: namespace(`${ENFORCE}: baseline`, 'linkerd.io/inject: enabled') + deployment(HARDENED),
      findings: [`${refused('baseline')} ?`],
    },
    {
      name: 'a pod that only newer versions reject',
      yaml: namespace(`${ENFORCE}: baseline`) + deployment('containers: [{ name: app, livenessProbe: { tcpSocket: { host: a, port: 1 } } }]'),
      findings: [refused('baseline')],
    },
    {
      name: 'a placeholder for a field',
      yaml: namespace(`${ENFORCE}: baseline`) + deployment(`hostPID: "\${HOST_PID}", ${HARDENED}`),
      findings: [`${refused('baseline')} ?`],
    },
  ],
  valid: [
    { name: 'hardened pods', yaml: namespace(`${ENFORCE}: restricted`) + deployment(HARDENED) },
    { name: 'a pod that "baseline" admits', yaml: namespace(`${ENFORCE}: baseline`) + deployment('containers: [{ name: app }]') },
    { name: 'a level for the warn mode only', yaml: namespace('pod-security.kubernetes.io/warn: restricted') + deployment('hostPID: true') },
    { name: 'a namespace that admits everything', yaml: namespace(`${ENFORCE}: privileged`) + deployment('hostPID: true') },
    { name: 'another namespace', yaml: namespace(`${ENFORCE}: restricted`).replace('name: shop', 'name: other') + deployment('hostPID: true') },
    { name: 'a namespace outside the app', yaml: deployment('hostPID: true') },
    { name: 'a placeholder for the level', yaml: namespace(`${ENFORCE}: "\${LEVEL}"`) + deployment('hostPID: true') },
    {
      name: 'an older version that admits the pod',
      yaml: namespace(`${ENFORCE}: baseline, ${ENFORCE}-version: v1.33`) + deployment('containers: [{ name: app, livenessProbe: { tcpSocket: { host: a, port: 1 } } }]'),
    },
    { name: 'a pod outside the mesh', yaml: namespace(`${ENFORCE}: restricted, istio-injection: enabled`) + deployment(HARDENED, 'labels: { sidecar.istio.io/inject: "false" }') },
    { name: 'Azure without the label', yaml: namespace(`${ENFORCE}: restricted`) + deployment(HARDENED, 'annotations: { azure.workload.identity/inject-proxy-sidecar: "true" }') },
  ],
});
