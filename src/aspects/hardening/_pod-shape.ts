import { allContainers } from './_pod';
import { formatPath } from '../../manifest/path';
import { checkFields, typeAt } from '../../objects/check-fields';
import { structNamed } from '../../objects/field-type';
import type * as k8s from '../../objects/kubernetes-types';

const POD_SPEC = structNamed('PodSpec')!;

/** Why a pod spec can't be hardened, or `undefined` if its shape is valid. */
export function explainPodShape(spec: unknown): string | undefined {
  const { wrongTypes: [wrong], placeholders } = checkFields(spec, POD_SPEC);
  if (spec === undefined || spec === null || wrong?.path.length === 0) { return 'it has no pod spec'; }
  if (wrong) { return `${formatPath(wrong.path)} is not ${wrong.expected}`; }
  const placeholder = placeholders.find(path => typeAt(POD_SPEC, path).shape !== 'scalar');
  if (placeholder) { return `${formatPath(placeholder)} is filled in later`; }
  const podSpec: k8s.PodSpec = spec;
  if (!podSpec.containers) { return 'it has no containers'; }
  const unnamed = allContainers(podSpec).find(({ name }) => name === '');
  return unnamed && `${formatPath(unnamed.path)} has no name`;
}
