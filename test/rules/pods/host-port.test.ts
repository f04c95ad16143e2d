import { APP, container, deployment, POD, testRule } from './_pods';
import { hostPort } from '../../../src/rules/pods/host-port';

testRule(hostPort, {
  fires: [
    ['a port of the node', container('ports: [{ containerPort: 80 }, { containerPort: 81, hostPort: 8081 }]'), [`${APP}.ports[1].hostPort [container app]`], "the container 'app' listens on port 8081 of its node"],
    ['two, once', container('ports: [{ hostPort: 8080 }, { hostPort: 8081 }]'), [`${APP}.ports[0].hostPort [container app]`], 'ports 8080 and 8081'],
    ['a text', container('ports: [{ hostPort: "8080" }]'), [`${APP}.ports[0].hostPort [container app]`], 'allowed is 0 or nothing'],
    ['init containers', deployment('initContainers: [{ name: proxy, restartPolicy: Always, ports: [{ hostPort: 1 }] }]'), [`${POD}.initContainers[0].ports[0].hostPort [container proxy]`]],
  ],
  silent: [
    ['ports of the container', container('ports: [{ containerPort: 80 }, { containerPort: 81, hostPort: 0 }]')],
    ['a NodePort', 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { type: NodePort, ports: [{ port: 80, nodePort: 30080 }] }'],
  ],
});
