import { AWS_TOKEN_EXPIRATION_ANNOTATION } from '../../kubernetes/cloud/aws';
import { AZURE_TOKEN_EXPIRATION_ANNOTATION, explainAzureTokenExpiration } from '../../kubernetes/cloud/azure';
import { isTemplated } from '../../kubernetes/names';
import { explainLifetimeRange } from '../../kubernetes/service-account-token';
import { ManifestObject } from '../../manifest/manifest-object';
import { Path } from '../../manifest/path';
import type * as k8s from '../../objects/kubernetes-types';
import { mitre, owaspKubernetes } from '../references';
import { Rule, Violation } from '../rule';
import { quotedValue } from './_identities';
import { AZURE_WORKLOAD_IDENTITY, EKS_WEBHOOK } from './_references';

const ANNOTATIONS = [AZURE_TOKEN_EXPIRATION_ANNOTATION, AWS_TOKEN_EXPIRATION_ANNOTATION];
const MINIMUM_AWS_SECONDS = 600;
const MINIMUM_AZURE_SECONDS = 3600;
const MAXIMUM_SECONDS = 86400;

/** A number of seconds as the webhooks parse it. */
const SECONDS = /^[+-]?\d+$/;

/** Reports token lifetimes that the cloud webhook does not accept. */
export const cloudTokenLifetimeOutOfRange: Rule = {
  id: 'cloud-token-lifetime-out-of-range',
  summary: 'The requested lifetime of a cloud token is outside the range of the webhook',
  remedy: 'request a lifetime in range',
  why: 'The Azure webhook accepts 3600 to 86400 seconds and rejects the pod otherwise. '
    + 'The EKS webhook raises values below 600 seconds to 600, and uses 86400 if it cannot parse the number: the token then lives longer than its author expects.',
  fix: {
    construct: "IdentityProvider.azure({ clientId: '11111111-2222-4333-8444-555555555555', tokenExpiration: Duration.hours(1) });",
    yaml: `metadata:\n  annotations:\n    ${AZURE_TOKEN_EXPIRATION_ANNOTATION}: "3600"`,
  },
  references: [owaspKubernetes('K08'), mitre('T1528'), AZURE_WORKLOAD_IDENTITY, EKS_WEBHOOK],
  subject: 'app',
  *check(model) {
    for (const object of model.objectsOf('', 'ServiceAccount')) {
      yield* lifetimeViolations(object, object.manifest.metadata, ['metadata']);
    }
    for (const { object, pod, podPath } of model.workloads) { yield* lifetimeViolations(object, pod.metadata, [...podPath, 'metadata']); }
  },
};

function* lifetimeViolations(object: ManifestObject, metadata: k8s.ObjectMeta | null | undefined, path: Path): Iterable<Violation> {
  // Most objects have no annotations.
  const annotations = metadata?.annotations;
  if (!annotations) { return; }
  for (const annotation of ANNOTATIONS) {
    const value = annotations[annotation];
    const problem = typeof value === 'string' ? explain(annotation, value) : undefined;
    if (typeof value === 'string' && problem !== undefined) {
      yield {
        object,
        path: [...path, 'annotations', annotation],
        key: annotation,
        message: `the annotation ${annotation} is ${quotedValue(value)}, ${problem}`,
        fix: `${annotation}: "${nearestLifetime(annotation, value)}"`,
      };
    }
  }
}

/** The accepted lifetime nearest to the requested one; an hour if that is not a number. */
function nearestLifetime(annotation: string, value: string): number {
  const minimum = annotation === AZURE_TOKEN_EXPIRATION_ANNOTATION ? MINIMUM_AZURE_SECONDS : MINIMUM_AWS_SECONDS;
  return SECONDS.test(value) ? Math.min(Math.max(Number(value), minimum), MAXIMUM_SECONDS) : MINIMUM_AZURE_SECONDS;
}

function explain(annotation: string, value: string): string | undefined {
  if (isTemplated(value)) { return undefined; }
  const seconds = SECONDS.test(value) ? Number(value) : NaN;
  if (annotation === AZURE_TOKEN_EXPIRATION_ANNOTATION) {
    return isNaN(seconds) || explainAzureTokenExpiration(seconds) !== undefined
      ? 'and the Azure webhook rejects a pod whose lifetime is not between 3600 and 86400 seconds' : undefined;
  }
  if (isNaN(seconds)) { return 'which is not a number of seconds, so the EKS webhook requests tokens of 86400 seconds'; }
  if (seconds < MINIMUM_AWS_SECONDS) { return `but the EKS webhook requests at least ${MINIMUM_AWS_SECONDS} seconds and writes ${MINIMUM_AWS_SECONDS}`; }
  return explainLifetimeRange(seconds) === undefined ? undefined : 'and the API server rejects a pod with a token for more than 2^32 seconds';
}
