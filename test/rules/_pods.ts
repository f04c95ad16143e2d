/** A Deployment `web` in the namespace `shop`, from its pod spec as YAML in flow style. */
export function deployment(spec: string, metadata = ''): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { metadata: { ${metadata} }, spec: { ${spec} } } }
---`;
}

/** The same with one container `app`, from its fields as YAML. */
export function container(fields: string, spec = ''): string {
  return deployment(`containers: [{ name: app${fields === '' ? '' : `, ${fields}`} }]${spec === '' ? '' : `, ${spec}`}`);
}

/** The same, from the security context of its container as YAML. */
export function context(fields: string, spec = ''): string {
  return container(`securityContext: { ${fields} }`, spec);
}

/** The path of the container `app`. */
export const APP = 'Deployment/web spec.template.spec.containers[0]';

/** The path of the pod spec. */
export const POD = 'Deployment/web spec.template.spec';
