import { Path } from '../../manifest/path';
import type * as k8s from '../../objects/kubernetes-types';
import { listed } from '../_text';
import { kubernetes } from '../references';
import { Rule } from '../rule';

type Names<T> = readonly (keyof T)[];

/** The fields that the API server rejects in a Windows pod. */
const OF_LINUX: { readonly spec: Names<k8s.PodSpec>; readonly pod: Names<k8s.PodSecurityContext>; readonly container: Names<k8s.SecurityContext> } = {
  spec: ['hostIPC', 'hostPID', 'hostUsers', 'shareProcessNamespace'],
  pod: [
    'appArmorProfile', 'fsGroup', 'fsGroupChangePolicy', 'runAsGroup', 'runAsUser', 'seLinuxChangePolicy', 'seLinuxOptions', 'seccompProfile', 'supplementalGroups', 'supplementalGroupsPolicy', 'sysctls',
  ],
  container: [
    'allowPrivilegeEscalation', 'appArmorProfile', 'capabilities', 'privileged', 'procMount', 'readOnlyRootFilesystem', 'runAsGroup', 'runAsUser', 'seLinuxOptions', 'seccompProfile',
  ],
};
/** The fields that it rejects in a Linux pod. */
const OF_WINDOWS = { spec: [], pod: ['windowsOptions'], container: ['windowsOptions'] } as const;

/** Fields whose default value is equivalent to an unset field. */
const SWITCHES: readonly string[] = ['hostIPC', 'hostPID'];

export const fieldForAnotherOperatingSystem: Rule = {
  id: 'field-for-another-operating-system',
  summary: 'A pod sets fields that the operating system it names does not have',
  remedy: 'remove the fields of the other system',
  why: 'The API server rejects a pod whose os.name is windows if it sets security fields for Linux, regardless of their values, and vice versa. The pods of a Deployment are then never created. Without os.name, the pods are admitted and the fields have no effect.',
  fix: {
    construct: '// Remove the fields that the operating system does not have, or os.name.',
    yaml: 'spec:\n  os: {name: windows}\n  securityContext:\n    runAsNonRoot: true # and windowsOptions, where they are needed',
  },
  references: [kubernetes('Create a Windows HostProcess Pod', 'tasks/configure-pod-container/create-hostprocess-pod/'), kubernetes('Windows containers in Kubernetes', 'concepts/windows/intro/')],
  subject: 'workload',
  fields: ['os'],
  *check({ pod: { spec }, podPath, containers }) {
    const os = spec?.os?.name;
    if (os !== 'windows' && os !== 'linux') { return; }
    const foreign = os === 'windows' ? OF_LINUX : OF_WINDOWS;
    const start = [...podPath, 'spec'];
    const found = [
      ...setIn(spec, foreign.spec, start),
      ...setIn(spec?.securityContext, foreign.pod, [...start, 'securityContext']),
      ...containers.flatMap(({ path, manifest }) => setIn(manifest.securityContext, foreign.container, [...path, 'securityContext'])),
    ];
    if (found.length === 0) { return; }
    yield {
      path: found[0],
      key: `os ${os}`,
      message: `its pods are for ${os === 'windows' ? 'Windows' : 'Linux'}, and the API server rejects them because they set ${listed([...new Set(found.map(path => String(path[path.length - 1])))])}`,
      fix: `remove ${[...new Set(found.map(path => String(path[path.length - 1])))].join(', ')}`,
    };
  },
};

function setIn<T extends object>(value: T | null | undefined, names: readonly (keyof T)[], path: Path): Path[] {
  return value ? names.filter(name => isSet(value[name], String(name))).map(name => [...path, String(name)]) : [];
}

function isSet(value: unknown, name: string): boolean {
  if (value === undefined || value === null) { return false; }
  return SWITCHES.includes(name) ? value === true : !(name === 'sysctls' && Array.isArray(value) && value.length === 0);
}
