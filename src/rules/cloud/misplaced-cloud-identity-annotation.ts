import { AWS_AUDIENCE_ANNOTATION, AWS_ROLE_ARN_ANNOTATION, AWS_SKIP_CONTAINERS_ANNOTATION } from '../../kubernetes/cloud/aws';
import { AZURE_CLIENT_ID_ANNOTATION, AZURE_SKIP_CONTAINERS_ANNOTATION, AZURE_TENANT_ID_ANNOTATION } from '../../kubernetes/cloud/azure';
import { GOOGLE_SERVICE_ACCOUNT_ANNOTATION } from '../../kubernetes/cloud/google';
import { ManifestObject } from '../../manifest/manifest-object';
import { formatPath, Path } from '../../manifest/path';
import { Workload } from '../../model/workload';
import type * as k8s from '../../objects/kubernetes-types';
import { mitre, owaspKubernetes } from '../references';
import { Rule, Violation } from '../rule';
import { AZURE_WORKLOAD_IDENTITY, GKE_WORKLOAD_IDENTITY, IRSA } from './_references';
import { printable } from '../../text/printable';

type Metadata = k8s.ObjectMeta | null | undefined;

/** Annotations that are read from the ServiceAccount only. */
const OF_ACCOUNTS = [
  AWS_ROLE_ARN_ANNOTATION, AWS_AUDIENCE_ANNOTATION,
  GOOGLE_SERVICE_ACCOUNT_ANNOTATION,
  AZURE_CLIENT_ID_ANNOTATION, AZURE_TENANT_ID_ANNOTATION,
];
/** Annotations that are read from the pod only. */
const OF_PODS = [AWS_SKIP_CONTAINERS_ANNOTATION, AZURE_SKIP_CONTAINERS_ANNOTATION];

/** Reports cloud annotations on objects where they are not read. */
export const misplacedCloudIdentityAnnotation: Rule = {
  id: 'misplaced-cloud-identity-annotation',
  summary: 'An annotation for a cloud identity is on an object where it is not read',
  remedy: 'move the annotation to the object where it is read',
  why: 'Clouds read the identity from annotations of the ServiceAccount, and the containers to skip from annotations of the pod. '
    + 'On a Deployment, or as a label, they are silently ignored: pods do not get their identity, or containers get it that should be skipped.',
  fix: {
    construct: [
      "new WorkloadIdentity(chart, 'aws', {",
      '  serviceAccount: account,',
      "  provider: IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:role/payments' }),",
      '});',
    ].join('\n'),
    yaml: [
      'kind: ServiceAccount', 'metadata:', '  annotations:', `    ${AWS_ROLE_ARN_ANNOTATION}: arn:aws:iam::123456789012:role/payments`,
      '---', 'kind: Deployment', 'spec:', '  template:', '    metadata:', '      annotations:', `        ${AWS_SKIP_CONTAINERS_ANNOTATION}: sidecar`,
    ].join('\n'),
  },
  references: [owaspKubernetes('K08'), mitre('T1078.004'), IRSA, GKE_WORKLOAD_IDENTITY, AZURE_WORKLOAD_IDENTITY],
  subject: 'app',
  *check(model) {
    for (const workload of model.workloads) { yield* workloadViolations(workload); }
    for (const object of model.objectsOf('', 'ServiceAccount')) { yield* accountViolations(object); }
  },
};

function* workloadViolations({ object, pod, podPath, serviceAccount }: Workload): Iterable<Violation> {
  const places: (readonly [metadata: Metadata, path: Path, what: string])[] = [[pod.metadata, [...podPath, 'metadata'], podPath.length > 0 ? 'its pods' : 'the pod']];
  if (podPath.length > 0) { places.push([object.manifest.metadata, ['metadata'], `the ${object.kind}`]); }
  for (const [metadata, path, what] of places) {
    for (const annotation of OF_ACCOUNTS) {
      const value = metadata?.annotations?.[annotation];
      // A copy of the annotation of the ServiceAccount is not misleading.
      if (!value || isOnEach(serviceAccount.objects, annotation, value)) { continue; }
      yield {
        object,
        path: [...path, 'annotations', annotation],
        key: `${annotation} on ${what}`,
        message: `the annotation ${annotation} is on ${what}, but it is only read from a ServiceAccount, so it has no effect`,
        fix: `write it into the annotations of the ServiceAccount '${printable(serviceAccount.name)}'`,
      };
    }
  }
  if (podPath.length > 0) {
    for (const annotation of OF_PODS) {
      if (isSet(object.manifest.metadata?.annotations, annotation) && !isSet(pod.metadata?.annotations, annotation)) {
        yield {
          ...misplacedOfPods(object, annotation, `the ${object.kind}`),
          ...movedFix(['metadata', 'annotations', annotation], [...podPath, 'metadata'], annotation, object.manifest.metadata!.annotations![annotation]),
        };
      }
    }
  }
}

function isOnEach(objects: readonly ManifestObject[], annotation: string, value: string): boolean {
  return objects.length > 0 && objects.every(({ manifest }) => (manifest.metadata as Metadata)?.annotations?.[annotation] === value);
}

function* accountViolations(object: ManifestObject<k8s.ServiceAccount>): Iterable<Violation> {
  const { annotations, labels } = object.manifest.metadata ?? {};
  for (const annotation of OF_PODS) {
    if (isSet(annotations, annotation)) { yield misplacedOfPods(object, annotation, 'the ServiceAccount'); }
  }
  for (const annotation of OF_ACCOUNTS) {
    if (!isSet(labels, annotation) || isSet(annotations, annotation)) { continue; }
    yield {
      object,
      path: ['metadata', 'labels', annotation],
      key: `label ${annotation}`,
      message: `${annotation} is a label here, but it is only read from annotations, so it has no effect`,
      ...movedFix(['metadata', 'labels', annotation], ['metadata'], annotation, labels![annotation]),
    };
  }
}

function isSet(texts: NonNullable<Metadata>['labels'], name: string): boolean {
  return typeof texts?.[name] === 'string';
}

/** The annotation moved to where it is read, in the same object. */
function movedFix(from: Path, metadata: Path, annotation: string, value: unknown): { readonly fix?: string } {
  const steps = [...metadata, 'annotations'];
  if (steps.some(step => typeof step === 'number')) { return {}; }
  return {
    fix: [
      `# instead of ${formatPath(from)}`,
      ...steps.map((step, depth) => `${'  '.repeat(depth)}${step}:`),
      `${'  '.repeat(steps.length)}${annotation}: ${JSON.stringify(value)}`,
    ].join('\n'),
  };
}

function misplacedOfPods(object: ManifestObject, annotation: string, what: string): Violation {
  return {
    object,
    path: ['metadata', 'annotations', annotation],
    key: `${annotation} on ${what}`,
    message: `the annotation ${annotation} is on ${what}, but it is only read from the pod, so the containers it names still get the cloud credential`,
    fix: 'write it into the annotations of the pod template',
  };
}
