import * as kplus from 'cdk8s-plus-28';
import { RuleAcceptance } from './_accept';
import { hostsOfActions } from './_weakenings';
import { nameText } from '../kubernetes/rbac/name-text';

/** The parts of a pod whose contents appear in the keys of findings. */
export interface PodParts {
  readonly containers: readonly kplus.Container[];
  readonly volumes: readonly kplus.Volume[];
}

/**
 * The acceptances of a container or a volume, one for each accepted detail, such
 * as a port or a directory of the node. If the part does not exist, the acceptance
 * stays unchanged, and an audit reports it as unused.
 */
export function withDetails(acceptance: RuleAcceptance, parts: PodParts): readonly RuleAcceptance[] {
  const details = detailsOf(acceptance, parts);
  return details.length === 0 ? [acceptance] : [...new Set(details)].map(detail => ({ ...acceptance, key: `${acceptance.key} ${detail}` }));
}

function detailsOf({ rule, key }: RuleAcceptance, { containers, volumes }: PodParts): readonly string[] {
  const ofContainers = (details: (container: kplus.Container) => readonly string[]): string[] =>
    containers.filter(({ name }) => key === `container ${name}`).flatMap(details);
  const ofVolumes = (details: (volume: kplus.k8s.Volume) => readonly string[]): string[] =>
    volumes.filter(({ name }) => key === `volume ${name}`).flatMap(volume => details(volume._toKube()));
  switch (rule) {
    case 'host-port': return ofContainers(({ ports }) => ports.flatMap(({ hostPort }) => hostPort === undefined ? [] : [String(hostPort)]));
    case 'host-probe': return ofContainers(container => hostsOfActions(container).map(nameText));
    case 'host-path-volume': return ofVolumes(({ hostPath }) => hostPath ? [nameText(hostPath.path)] : []);
    case 'restricted-volume-type': return ofVolumes(({ name, ...source }) => Object.entries(source).filter(([, value]) => value !== undefined).map(([type]) => type));
    default: return [];
  }
}
