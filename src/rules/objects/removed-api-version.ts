import { recognizeKind } from '../../objects/recognize-kind';
import { kubernetes } from '../references';
import { Rule } from '../rule';

export const removedApiVersion: Rule = {
  id: 'removed-api-version',
  summary: 'An object uses an API version that Kubernetes has removed',
  remedy: 'use an API version that is served',
  why: 'The API server no longer serves the kind in this version and rejects the object. What it should restrict or grant is missing in the cluster, or still comes from an older object.',
  fix: {
    construct: "new kplus.k8s.KubeNetworkPolicy(chart, 'deny-all', { spec: { podSelector: {} } }); // a typed class instead of an ApiObject",
    yaml: 'apiVersion: networking.k8s.io/v1 # instead of extensions/v1beta1',
  },
  references: [kubernetes('Deprecated API Migration Guide', 'reference/using-api/deprecation-guide/')],
  subject: 'object',
  *check(object, model) {
    const recognized = recognizeKind(object);
    if (recognized.is !== 'removed') { return; }
    const { inMinor, now } = recognized;
    const { apiVersion, kind } = object;
    yield {
      minors: model.minors.filter(minor => minor >= inMinor),
      path: ['apiVersion'],
      key: `${apiVersion} ${kind}`,
      message: `Kubernetes 1.${inMinor} removed ${kind} from ${apiVersion}; ${now === undefined ? 'no API of this name replaces it' : `use ${now.apiVersion}`}`,
      fix: now === undefined ? 'remove the object' : `apiVersion: ${now.apiVersion}`,
    };
  },
};
