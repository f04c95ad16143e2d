/** A Deployment `web` in the namespace `production` whose pods have the label `app: web`. */
export const WEB = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: production }
spec:
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: app, image: web:v1 }] }
`;

/** A NetworkPolicy in the namespace `production`. */
export function policy(name: string, spec: string, namespace = 'production'): string {
  return `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec: ${spec}
`;
}

/** A policy for all pods with these egress rules. */
export function egress(rules: string, name = 'egress'): string {
  return policy(name, `{ podSelector: {}, policyTypes: [Egress], egress: ${rules} }`);
}
