import { boundEverywhere, CREATE_PODS, EVERYTHING, granted, grantedEverywhere, namespace, rule, used, account } from './_world';
import { pathToNode } from '../../../src/rules/paths/path-to-node';
import { app } from '../_manifests';
import { testRule } from '../_test-rule';

const FOUND = 'ServiceAccount/web metadata.name [node]';
const RUNNER = app(used('web'), granted('runner', CREATE_PODS, 'web'));

testRule(pathToNode, {
  invalid: [
    {
      name: 'pods created in a namespace that admits privileged ones',
      yaml: app(namespace('shop', 'privileged'), RUNNER),
      findings: [FOUND],
      message: 'leads to a node: pods create [Role runner] > a pod of its own in shop > its pod is privileged > a node; '
        + "to cut it, take 'pods create' from Role runner (bound by RoleBinding runner)",
    },
    {
      name: 'a namespace whose labels may be changed',
      yaml: app(namespace('shop', 'restricted'), RUNNER, granted('labels', rule('namespaces', 'patch'), 'web')),
      findings: [FOUND],
    },
  ],
  valid: [
    { name: 'a namespace that enforces baseline', yaml: app(namespace('shop', 'baseline'), RUNNER) },
    { name: 'a namespace without a label, where another admission controller may reject such pods', yaml: RUNNER },
    { name: 'the kubelet API, which another rule reports', yaml: app(used('web'), grantedEverywhere('kubelets', rule('nodes/proxy', 'get'), 'web')) },
    { name: 'node certificates, which another rule reports', yaml: app(used('web'), grantedEverywhere('nodes', rule('certificatesigningrequests, certificatesigningrequests/nodeclient', 'create', 'certificates.k8s.io'), 'web')) },
    { name: 'an account that is already cluster-admin', yaml: app(namespace('shop', 'privileged'), used('web'), boundEverywhere('cluster-admin', 'web')) },
    {
      name: 'an account that leads to cluster-admin, which another rule reports',
      yaml: app(namespace('shop', 'privileged'), RUNNER, account('operator'), grantedEverywhere('operator', EVERYTHING, 'operator')),
    },
    { name: 'an account without a workload', yaml: app(namespace('shop', 'privileged'), account('web'), granted('runner', CREATE_PODS, 'web')) },
  ],
});
