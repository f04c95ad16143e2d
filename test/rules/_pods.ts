/** A Deployment `web` in the namespace `shop`, from the YAML of the spec of its pods in flow style. */
export function deployment(spec: string, metadata = ''): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { metadata: { ${metadata} }, spec: { ${spec} } } }
---`;
}

/** The same with one container `app`, from the YAML of its fields. */
export function container(fields: string, spec = ''): string {
  return deployment(`containers: [{ name: app${fields === '' ? '' : `, ${fields}`} }]${spec === '' ? '' : `, ${spec}`}`);
}

/** The same, from the YAML of the security context of its container. */
export function context(fields: string, spec = ''): string {
  return container(`securityContext: { ${fields} }`, spec);
}

/** Where the fields of the container `app` stand. */
export const APP = 'Deployment/web spec.template.spec.containers[0]';

/** Where the fields of the pod stand. */
export const POD = 'Deployment/web spec.template.spec';
