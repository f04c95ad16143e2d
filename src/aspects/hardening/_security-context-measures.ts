import { withValue } from './_json';
import { Measure, Step } from './_measure';
import { allContainers, contextOf, inEffect, PodContainer } from './_pod';
import { HardeningMeasure } from './hardening-measure';
import { runsOnWindows } from '../../kubernetes/windows-pod';
import type * as k8s from '../../objects/kubernetes-types';
import { texts } from '../../objects/lists';

const ALL = 'ALL';

const runAsNonRoot: Measure = {
  measure: HardeningMeasure.RUN_AS_NON_ROOT,
  effect: 'kubelet refuses to run it as root',
  risk: 'the user of the image is not known, and the kubelet refuses root and users that are only named',
  rules: ['run-as-root'],
  steps: spec => allContainers(spec)
    .filter(container => inEffect(spec, container, 'runAsNonRoot') === undefined && inEffect(spec, container, 'runAsUser') !== 0)
    .map(container => ({
      ...setContext(container, 'runAsNonRoot', true),
      ...isUser(inEffect(spec, container, 'runAsUser')) && !runsOnWindows(spec) ? { proof: 'it runs as a user that is not root already' } : {},
    })),
};

const noPrivilegeEscalation: Measure = {
  measure: HardeningMeasure.NO_PRIVILEGE_ESCALATION,
  effect: 'no process gains more privileges than it started with',
  risk: 'set-uid programs (sudo, ping) and programs with file capabilities no longer gain privileges',
  rules: ['privilege-escalation'],
  steps: spec => runsOnWindows(spec) ? [] : allContainers(spec)
    .filter(container => contextOf(container).allowPrivilegeEscalation !== false && mayForbidEscalation(container))
    .map(container => setContext(container, 'allowPrivilegeEscalation', false)),
};

const dropCapabilities: Measure = {
  measure: HardeningMeasure.DROP_CAPABILITIES,
  effect: 'it has only the capabilities that it adds',
  risk: 'what root does (changing users and owners, binding low ports) fails, and a program with file capabilities does not start, not even as another user',
  rules: [],
  steps: spec => runsOnWindows(spec) ? [] : allContainers(spec)
    .filter(container => contextOf(container).privileged !== true && !dropped(container).includes(ALL) && !adds(container, ALL))
    .map(container => {
      // Runtimes accept ALL in upper and lower case, Pod Security only in upper case.
      const isSpelling = dropped(container).some(capability => capability.toUpperCase() === ALL);
      const drop = isSpelling ? dropped(container).map(capability => capability.toUpperCase() === ALL ? ALL : capability) : [ALL];
      return {
        ...setContext(container, 'capabilities', withValue(contextOf(container).capabilities ?? {}, ['drop'], [...new Set(drop)])),
        ...isSpelling ? { proof: 'it drops them already, in a spelling that only container runtimes understand' } : {},
      };
    }),
};

const seccompProfile: Measure = {
  measure: HardeningMeasure.SECCOMP_PROFILE,
  effect: 'the default seccomp filter of the container runtime applies',
  risk: 'a program that needs io_uring, kernel key rings or user namespaces fails',
  rules: ['missing-seccomp-profile', 'seccomp-unconfined'],
  steps: (spec, { isAccepted }) => {
    const unset = allContainers(spec).filter(container => inEffect(spec, container, 'seccompProfile') === undefined);
    if (runsOnWindows(spec) || unset.length === 0) { return []; }
    const profile = { type: 'RuntimeDefault' };
    return unset.some(({ name }) => isAccepted(name))
      ? unset.map(container => setContext(container, 'seccompProfile', profile))
      : [{ apply: before => withValue(before, ['securityContext', 'seccompProfile'], profile) }];
  },
};

/** The measures that change only a security context. */
export const SECURITY_CONTEXT_MEASURES: readonly Measure[] = [runAsNonRoot, noPrivilegeEscalation, dropCapabilities, seccompProfile];

function setContext({ name, path }: PodContainer, field: keyof k8s.SecurityContext, value: unknown): Step {
  return { container: name, apply: (spec: k8s.PodSpec) => withValue(spec, [...path, 'securityContext', field], value) };
}

function isUser(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

/** The API server refuses `allowPrivilegeEscalation: false` for other containers. */
function mayForbidEscalation(container: PodContainer): boolean {
  return contextOf(container).privileged !== true && !adds(container, 'SYS_ADMIN');
}

function dropped(container: PodContainer): readonly string[] {
  return texts(contextOf(container).capabilities?.drop);
}

function adds(container: PodContainer, capability: string): boolean {
  return texts(contextOf(container).capabilities?.add).some(added => added.toUpperCase().replace(/^CAP_/, '') === capability);
}
