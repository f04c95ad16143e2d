import { audit, AuditOptions } from '../../src/audit/audit';
import { AppModel, ModelOptions } from '../../src/model/app-model';
import { essential, recommended, restricted } from '../../src/rules/packs';
import { customRule } from '../_custom-rule';
import { objects } from '../_objects';

function found(yaml: string, options: Omit<AuditOptions, 'today'>, model: Omit<ModelOptions, 'context'> & { context?: string } = {}) {
  const { context = '', ...rest } = model;
  return audit(new AppModel(objects(yaml), { complete: true, ...rest, context: objects(context) }), { today: '2026-01-01', ...options });
}

const seen = (yaml: string, options: Omit<AuditOptions, 'today'>, rule: string, context?: string) =>
  found(yaml, options, { context }).findings.filter(finding => finding.rule === rule).map(({ severity }) => severity);

describe('metadata-endpoint-reachable in recommended', () => {
  const RULE = 'metadata-endpoint-reachable';
  const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: web }\nspec: { containers: [{ name: app, image: "web:v1" }] }\n';
  const and = (yaml: string) => `${POD}---\n${yaml}`;

  test('is off if nothing indicates a cloud, on in restricted and if the user turns it on', () => {
    expect(seen(POD, { pack: recommended }, RULE)).toEqual([]);
    expect(seen(POD, { pack: restricted }, RULE)).toEqual(['medium']);
    expect(seen(POD, { pack: recommended, rules: { [RULE]: 'high' } }, RULE)).toEqual(['high']);
  });

  test.each([
    ['an identity', and('apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a, annotations: { eks.amazonaws.com/role-arn: "arn:aws:iam::123456789012:role/a" } }')],
    ['the label of an identity', POD.replace('namespace: web }', 'namespace: web, labels: { azure.workload.identity/use: "true" } }')],
    ['a CSI driver', and('apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: { name: fast }\nprovisioner: pd.csi.storage.gke.io')],
    ['an old provisioner', and('apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: { name: fast }\nprovisioner: kubernetes.io/aws-ebs')],
    ['a volume', and('apiVersion: v1\nkind: PersistentVolume\nmetadata: { name: data }\nspec: { csi: { driver: disk.csi.azure.com, volumeHandle: a } }')],
    ['a load balancer', and('apiVersion: v1\nkind: Service\nmetadata: { name: a, annotations: { service.beta.kubernetes.io/aws-load-balancer-type: nlb } }')],
    ['a class of load balancers', and('apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { loadBalancerClass: service.k8s.aws/nlb }')],
    ['an Ingress', and('apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: a }\nspec: { ingressClassName: alb }')],
    ['a custom resource', and('apiVersion: cloud.google.com/v1\nkind: BackendConfig\nmetadata: { name: a }')],
    ['the identities of EKS', and('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: aws-auth, namespace: kube-system }')],
    ['a node selector', POD.replace('containers:', 'nodeSelector: { cloud.google.com/gke-nodepool: a }, containers:')],
    ['a toleration', POD.replace('containers:', 'tolerations: [{ key: kubernetes.azure.com/scalesetpriority, operator: Exists }], containers:')],
    ['an affinity', POD.replace('containers:', 'affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: eks.amazonaws.com/nodegroup, operator: Exists }] }] } } }, containers:')],
    ['an image in ECR', POD.replace('web:v1', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:v1')],
    ['an image in ACR', POD.replace('web:v1', 'acme.azurecr.io/web:v1')],
    ['an image in GCR', POD.replace('web:v1', 'eu.gcr.io/acme/web:v1')],
    ['an image in Artifact Registry', POD.replace('web:v1', 'europe-west1-docker.pkg.dev/acme/apps/web:v1')],
  ])('is on if %s indicates one', (_, yaml) => {
    expect(seen(yaml, { pack: recommended }, RULE)).toEqual(['medium']);
  });

  test('is on if the context indicates one', () => {
    expect(seen(POD, { pack: recommended }, RULE, 'apiVersion: storage.k8s.io/v1\nkind: CSIDriver\nmetadata: { name: ebs.csi.aws.com }')).toEqual(['medium']);
  });

  test.each([
    ['a public image of Google', POD.replace('web:v1', 'gcr.io/distroless/static:nonroot')],
    ['a public image of Amazon', POD.replace('web:v1', 'public.ecr.aws/docker/library/nginx:1.27')],
    ['a public image of Microsoft', POD.replace('web:v1', 'mcr.microsoft.com/dotnet/runtime:8.0')],
    ['a region for an SDK', POD.replace('image: "web:v1"', 'image: "web:v1", env: [{ name: AWS_REGION, value: eu-west-1 }]')],
    ['a driver of another name', and('apiVersion: storage.k8s.io/v1\nkind: CSIDriver\nmetadata: { name: not-csi.aws.com.example }')],
  ])('stays off with %s, which works in any cluster', (_, yaml) => {
    expect(seen(yaml, { pack: recommended }, RULE)).toEqual([]);
  });

  test('an acceptance of it is not unused even if nothing indicates a cloud', () => {
    const accepted = POD.replace('namespace: web }', 'namespace: web, annotations: { cdk8s-least-privilege/accept.metadata-endpoint-reachable: "[pod] the nodes have no role" } }');
    expect(seen(accepted, { pack: recommended }, 'unused-acceptance')).toEqual([]);
  });
});

describe('binding-to-cluster-admin in essential', () => {
  const binding = (...subjects: string[]) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: admins }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects: [${subjects.join(', ')}]
`;
  const account = (namespace: string) => `{ kind: ServiceAccount, name: a, namespace: ${namespace} }`;
  const RULE = 'binding-to-cluster-admin';

  test.each(['kube-system', 'openshift-monitoring'])('is low for a ServiceAccount of %s, and unchanged in other packs', namespace => {
    expect(seen(binding(account(namespace)), { pack: essential }, RULE)).toEqual(['low']);
    expect(seen(binding(account(namespace)), { pack: recommended }, RULE)).toEqual(['critical']);
  });

  test.each([
    ['of an app', binding(account('payments'))],
    ['of an app, next to one of the platform', binding(account('kube-system'), account('payments'))],
    ['of a similarly named namespace', binding(account('kube-systems'))],
    ['of a user', binding('{ kind: User, name: kube-system }')],
  ])('is critical for a subject %s', (_, yaml) => {
    expect(seen(yaml, { pack: essential }, RULE)).toContain('critical');
  });
});

describe('custom rules', () => {
  const stairs = customRule('no-stairs');
  const HOUSE = 'apiVersion: example.com/v1\nkind: House\nmetadata: { name: a }\ndefects: { no-stairs: [ladder] }\n';

  test('on correctness never fail essential, unless the user sets their severity', () => {
    expect(seen(HOUSE, { pack: essential, customRules: [{ ...stairs, category: 'correctness' }] }, 'no-stairs')).toEqual([]);
    expect(seen(HOUSE, { pack: essential, customRules: [{ ...stairs, category: 'correctness' }], rules: { 'no-stairs': 'high' } }, 'no-stairs')).toEqual(['high']);
    expect(seen(HOUSE, { pack: recommended, customRules: [{ ...stairs, category: 'correctness' }] }, 'no-stairs')).toEqual(['medium']);
    expect(seen(HOUSE, { pack: essential, customRules: [{ ...stairs, category: 'node' }] }, 'no-stairs')).toEqual(['medium']);
  });

  test('have their category in findings, and only known categories', () => {
    const rule = { ...stairs, category: 'node' } as const;
    expect(found(HOUSE, { customRules: [rule] }).findings.find(finding => finding.rule === 'no-stairs')?.category).toBe('node');
    expect(() => found(HOUSE, { customRules: [{ ...stairs, category: 'nodes' as 'node' }] })).toThrow(/category must be one of credential, .*nodes/);
  });
});

describe('foreign audiences in --api-audiences', () => {
  const EMPTY = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';

  test.each(['vault', 'sts.amazonaws.com', 'api://AzureADTokenExchange'])('%s causes a warning: each token without an audience is valid there', audience => {
    expect(found(EMPTY, {}, { apiAudiences: ['https://kubernetes.default.svc', audience] }).notes?.join()).toContain(`"${audience}": every token without an explicit audience`);
  });

  test('audiences of the API server cause none', () => {
    expect(found(EMPTY, {}, { apiAudiences: ['https://kubernetes.default.svc', 'https://issuer.example.com'] }).notes).toBeUndefined();
  });
});
