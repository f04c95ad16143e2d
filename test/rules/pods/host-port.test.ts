import { hostPort } from '../../../src/rules/pods/host-port';
import { APP, container, deployment, POD } from '../_pods';
import { testRule } from '../_test-rule';

testRule(hostPort, {
  invalid: [
    {
      name: 'a port of the node',
      yaml: container('ports: [{ containerPort: 80 }, { containerPort: 81, hostPort: 8081 }]'),
      findings: [`${APP}.ports[1].hostPort [container app 8081]`],
      message: "the container 'app' listens on port 8081 of its node",
    },
    {
      name: 'two ports, one of them with two protocols, once each',
      yaml: container('ports: [{ hostPort: 8080 }, { hostPort: 8081 }, { hostPort: 8080, protocol: UDP }]'),
      findings: [`${APP}.ports[0].hostPort [container app 8080]`, `${APP}.ports[1].hostPort [container app 8081]`],
      message: 'listens on port 8080 of its node',
    },
    {
      name: 'a string',
      yaml: container('ports: [{ hostPort: "8080" }]'),
      findings: [`${APP}.ports[0].hostPort [container app]`],
      message: 'allowed: 0 or unset',
    },
    {
      name: 'init containers',
      yaml: deployment('initContainers: [{ name: proxy, restartPolicy: Always, ports: [{ hostPort: 1 }] }]'),
      findings: [`${POD}.initContainers[0].ports[0].hostPort [container proxy 1]`],
    },
  ],
  valid: [
    { name: 'ports of the container', yaml: container('ports: [{ containerPort: 80 }, { containerPort: 81, hostPort: 0 }]') },
    {
      name: 'a NodePort',
      yaml: 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { type: NodePort, ports: [{ port: 80, nodePort: 30080 }] }',
    },
  ],
});
