import { formatPath } from '../../manifest/path';
import { UncheckedContainers } from '../../model/part';
import { kubernetes } from '../references';
import { Rule } from '../rule';

export const unrecognizedContainers: Rule = {
  id: 'unrecognized-containers',
  summary: 'A custom resource has containers or objects of an unknown structure, which are not checked',
  remedy: 'audit what the operator creates from it',
  why: 'A controller creates pods or objects from it in a way that the audit does not know. No other rule checks their accounts, tokens, mounts, security contexts and permissions.',
  fix: {
    construct: "new kplus.Deployment(chart, 'web', { containers: [{ image: 'registry.example.com/web:v1' }] }); // a pod template in place of a container alone",
    yaml: '# audit the pods that the controller creates:\n# kubectl get pods -o yaml | least-privilege audit -',
  },
  references: [kubernetes('Custom Resources', 'concepts/extend-kubernetes/api-extension/custom-resources/')],
  subject: 'app',
  *check(model) {
    const keys = new Set<string>();
    for (const unchecked of model.uncheckedContainers) {
      const { object, path, key } = unchecked;
      const place = JSON.stringify([object.apiVersion, object.kind, object.namespace, object.name, key]);
      if (keys.has(place)) { continue; }
      keys.add(place);
      yield { object, path, key, message: messageOf(unchecked), unknown: true, worst: 'medium' };
    }
  },
};

function messageOf({ object: { kind }, path, what, name }: UncheckedContainers): string {
  const place = formatPath(path);
  switch (what) {
    case 'containers': return `${place} describes containers outside of a pod template, so they are not checked; audit the pods that the controller of the ${kind} creates`;
    case 'field': return `${place} is not what a pod has there, so it is not checked; audit the pods that the controller of the ${kind} creates`;
    case 'object': return `${place} describes an object that the controller of the ${kind} may create, so it is not checked; audit the objects in the cluster`;
    case 'objects': return `the objects at ${place} cannot be read, so they are not checked; audit what the controller of the ${kind} creates`;
    case 'workload': return `its pods are those of the ${name}, which is not in the input, so they are not checked; audit it together with the ${kind}`;
  }
}
