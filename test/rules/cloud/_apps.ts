export const ROLE = 'arn:aws:iam::123456789012:role/payments';
export const EMAIL = 'payments@my-project.iam.gserviceaccount.com';
export const CLIENT = '11111111-2222-4333-8444-555555555555';

/** The annotation that gives a ServiceAccount an identity in a cloud. */
export const IDENTITY = {
  aws: `eks.amazonaws.com/role-arn: "${ROLE}"`,
  google: `iam.gke.io/gcp-service-account: ${EMAIL}`,
  azure: `azure.workload.identity/client-id: ${CLIENT}`,
};

/** A ServiceAccount with annotations, in the namespace `production`. */
export function account(annotations: string, name = 'payments', namespace = 'production'): string {
  return `
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: ${name}, namespace: ${namespace}, annotations: { ${annotations} } }
`;
}

/** Optional parts of a Deployment. */
export interface Parts {
  readonly name?: string;
  readonly account?: string;
  /** Of the Deployment. */
  readonly annotations?: string;
  readonly labels?: string;
  /** Of its pods. */
  readonly podAnnotations?: string;
  readonly podLabels?: string;
  readonly spec?: string;
  readonly container?: string;
}

/** A Deployment that runs as the ServiceAccount `payments`, in the namespace `production`. */
export function deployment(parts: Parts = {}): string {
  const { name = 'web', account: runsAs = 'payments', annotations = '', labels = '', podAnnotations = '', podLabels = '', spec = '', container = '' } = parts;
  return `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: production, annotations: { ${annotations} }, labels: { ${labels} } }
spec:
  template:
    metadata: { annotations: { ${podAnnotations} }, labels: { ${podLabels} } }
    spec:
      serviceAccountName: ${runsAs}
      containers: [{ name: app, image: web:v1, ${container} }]
${spec}
`;
}
