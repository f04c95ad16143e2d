import { codeText } from './code-text';
import { constructId } from './construct-id';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { Container } from '../model/workload';

/** The kinds that a construct of the same name renders. */
const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod'];

/** How examples for workloads create the construct. */
const WORKLOAD = "new SecureDeployment(chart, 'web'";
const CONTAINER = "'app'";
const IMAGE = "'registry.example.com/web:v1'";

/**
 * An example of a rule with the class, id, container and image of the workload that it
 * is shown for, in place of the example's names.
 *
 * @param containers The containers of the workload; empty for other objects.
 */
export function withOwnNames(example: string, { kind, origin }: ManifestObject, path: Path, containers: readonly Container[]): string {
  if (!WORKLOADS.includes(kind) || containers.length === 0) { return example; }
  const container = containers.find(({ path: start }) => start.every((step, index) => step === path[index])) ?? containers[0];
  const { name, manifest: { image } } = container;
  return example
    .replaceAll(WORKLOAD, () => `new Secure${kind}(chart, ${codeText(constructId(origin.construct ?? ''))}`)
    .replaceAll(CONTAINER, () => name === '' ? CONTAINER : codeText(name))
    .replaceAll(IMAGE, () => image ? codeText(image) : IMAGE);
}
