import { HostPathKind, hostPathKind, mayBeSensitive } from '../../kubernetes/node/host-paths';
import { ClaimedPath, claimedPaths } from '../../model/claimed-paths';
import { items } from '../../objects/lists';
import { volumeContentKey, volumeText } from '../_part-names';
import { ObjectViolation, Rule, RuleDescription } from '../rule';

/** The rule on volumes that are a certain kind of node directory, directly or through a claim. */
export function hostPathRule(
  description: RuleDescription, kind: HostPathKind, describe: (volume: string, path: string) => Pick<ObjectViolation, 'message' | 'fix' | 'fixIsExample'>,
): Rule {
  return {
    ...description,
    subject: 'workload',
    fields: ['hostPath', 'persistentVolumeClaim', 'volumeClaimTemplates', 'ephemeral'],
    *check(workload, model) {
      for (const [index, { name, hostPath }] of items(workload.pod.spec?.volumes).entries()) {
        if (!hostPath?.path) { continue; }
        const isUnknown = kind === 'sensitive' && mayBeSensitive(hostPath.path);
        if (!isUnknown && hostPathKind(hostPath.path) !== kind) { continue; }
        const { message, ...remedy } = describe(volumeText(name ?? ''), JSON.stringify(hostPath.path));
        yield {
          path: [...workload.podPath, 'spec', 'volumes', index, 'hostPath', 'path'],
          key: volumeContentKey(name ?? '', hostPath.path),
          message: isUnknown ? filledInText(name ?? '', hostPath.path) : message,
          ...remedy,
          ...isUnknown ? { unknown: true } : {},
        };
      }
      for (const claimed of claimedPaths(workload, model)) {
        const isUnknown = kind === 'sensitive' && mayBeSensitive(claimed.hostPath);
        if (!isUnknown && hostPathKind(claimed.hostPath) !== kind) { continue; }
        const { message, ...remedy } = describe(volumeText(claimed.volume), JSON.stringify(claimed.hostPath));
        const text = isUnknown ? filledInText(claimed.volume, claimed.hostPath) : message;
        yield { ...throughClaim(claimed, text), ...remedy, ...isUnknown ? { unknown: true } : {} };
      }
    },
  };
}

function filledInText(volume: string, path: string): string {
  return `another tool fills in the path ${JSON.stringify(path)} of ${volumeText(volume)}, which may then contain programs, devices or credentials of the node`;
}

/** A finding on a volume that is a node directory through its claim. */
export function throughClaim({ volume, path, hostPath, persistentVolume, certain }: ClaimedPath, message: string): ObjectViolation {
  const through = `through the PersistentVolume '${persistentVolume}'`;
  return {
    path,
    key: volumeContentKey(volume, hostPath),
    message: certain ? `${message}, ${through}` : `${message}, if its claim is bound to the PersistentVolume '${persistentVolume}', which matches; name another in volumeName`,
    ...certain ? {} : { unknown: true },
  };
}
