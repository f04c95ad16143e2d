import { containersByVolume } from './_projections';
import { isWindows } from '../../kubernetes/pod-security/pod-system';
import { PodUsers, unreadableProjectedFiles } from '../../kubernetes/projected-file-access';
import { Answer } from '../../model/answer';
import { Container, Workload } from '../../model/workload';
import type * as k8s from '../../objects/kubernetes-types';
import { items } from '../../objects/lists';
import { podFix } from '../_fix';
import { containersText } from '../_text';
import { kubernetes } from '../references';
import { Rule } from '../rule';

const GROUP_READABLE = 0o040;
const READABLE_BY_OTHERS = 0o004;

export const unreadableTokenFile: Rule = {
  id: 'unreadable-token-file',
  summary: 'The file mode of a token volume prevents its container from reading it',
  remedy: 'make the token file readable for the group',
  why: 'The kubelet makes the user of the containers the owner of the token only if all of them set the same user, and root always owns the CA bundle and the namespace file. With a strict defaultMode and no fsGroup, a non-root container cannot read them and its first API call fails.',
  fix: {
    construct: "new SecureDeployment(chart, 'web', { securityContext: { fsGroup: 65532 }, containers: [{ name: 'app', image: 'registry.example.com/web:v1' }] }); // or BoundToken.forKubernetesApi() with its own mode",
    yaml: 'spec:\n  securityContext: {fsGroup: 65532} # or defaultMode: 420, which is 0644',
  },
  references: [
    kubernetes('Projected Volumes, SecurityContext interactions', 'concepts/storage/projected-volumes/#securitycontext-interactions'),
  ],
  subject: 'volume',
  fields: ['defaultMode'],
  *check({ workload, name, manifest }) {
    const mode = manifest.projected?.defaultMode;
    if (isWindows(workload.pod) || typeof mode !== 'number' || !Number.isInteger(mode) || !isClosed(mode, workload)) { return; }
    if (!workload.projectedTokens.some(({ token }) => token.volume === name)) { return; }
    const files = unreadableFiles(manifest, mode, usersOf(workload));
    const holders = files.length === 0 ? [] : containersByVolume(workload).get(name) ?? [];
    const certain = holders.filter(container => fails(container, workload, mode) === 'yes');
    const possible = holders.filter(container => fails(container, workload, mode) === 'unknown');
    if (certain.length + possible.length === 0) { return; }
    const named = (certain.length > 0 ? certain : possible).map(container => container.name);
    yield {
      path: ['projected', 'defaultMode'],
      message: `the volume '${name}' has the mode 0${mode.toString(8)}, so ${containersText(named)} cannot read ${files.join(' and ')}${certain.length > 0 ? '' : ` unless ${named.length === 1 ? 'it runs' : 'they run'} as root or in the group root, which the pod does not specify`}`,
      ...podFix(workload, 'securityContext:', '  fsGroup: 65532'),
      ...certain.length > 0 ? {} : { unknown: true },
    };
  },
};

/** The container overrides its pod. */
function contextOf<N extends keyof k8s.SecurityContext & keyof k8s.PodSecurityContext>(
  { manifest }: Container, { pod }: Workload, name: N,
): k8s.SecurityContext[N] | k8s.PodSecurityContext[N] {
  return manifest.securityContext?.[name] ?? pod.spec?.securityContext?.[name];
}

function usersOf(workload: Workload): PodUsers {
  const users = workload.containers.map(container => contextOf(container, workload, 'runAsUser'));
  const [first] = users;
  return {
    ...typeof first === 'number' && users.every(user => user === first) ? { commonUser: first } : {},
    ...fsGroupOf(workload),
  };
}

/** Whether any user cannot read all files with a given mode. */
function isClosed(mode: number, workload: Workload): boolean {
  return unreadableProjectedFiles(mode, fsGroupOf(workload)).others;
}

function fsGroupOf({ pod }: Workload): Pick<PodUsers, 'fsGroup'> {
  const fsGroup = pod.spec?.securityContext?.fsGroup;
  return typeof fsGroup === 'number' ? { fsGroup } : {};
}

function unreadableFiles({ projected }: k8s.Volume, mode: number, users: PodUsers): string[] {
  const unreadable = unreadableProjectedFiles(mode, users);
  const hasOthers = items(projected?.sources).some(({ configMap, secret, downwardAPI }) =>
    [configMap, secret, downwardAPI].some(source => source && !hasOpenItems(source)));
  return [...unreadable.token ? ['the token'] : [], ...unreadable.others && hasOthers ? ['the other files in it'] : []];
}

/** An item can have its own mode. */
function hasOpenItems(source: { readonly items?: k8s.List<Pick<k8s.KeyToPath, 'mode'>> | null }): boolean {
  const files = items(source.items);
  // A file mode is a set of bits.
  // eslint-disable-next-line no-bitwise
  return files.length > 0 && files.every(({ mode }) => typeof mode === 'number' && (mode & READABLE_BY_OTHERS) !== 0);
}

/** Whether a container cannot read files that only root and its group can read. */
function fails(container: Container, workload: Workload, mode: number): Answer {
  const user = contextOf(container, workload, 'runAsUser');
  if (user === 0) { return 'no'; }
  if (typeof user !== 'number' && contextOf(container, workload, 'runAsNonRoot') !== true) { return 'unknown'; }
  const group = contextOf(container, workload, 'runAsGroup');
  // A user that the image does not define is in the group root unless the pod sets another.
  // eslint-disable-next-line no-bitwise
  return (mode & GROUP_READABLE) !== 0 && (typeof group !== 'number' || group === 0) ? 'unknown' : 'yes';
}
