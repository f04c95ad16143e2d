import { codeText } from './code-text';
import { constructId } from './construct-id';
import { ManifestObject } from '../manifest/manifest-object';
import { Path } from '../manifest/path';
import { Container } from '../model/workload';

/** The kinds that a construct of the same name makes. */
const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod'];

/** The construct of the examples for workloads, and what it is called there. */
const WORKLOAD = "new SecureDeployment(chart, 'web'";
const CONTAINER = "'app'";
const IMAGE = "'registry.example.com/web:v1'";

/**
 * An example of a rule with the class, the id, the container and the image of the
 * workload that it is shown for, in place of made-up ones.
 *
 * @param containers the containers of the workload; none for what is not one
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
