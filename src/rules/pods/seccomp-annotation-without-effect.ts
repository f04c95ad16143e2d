import { kubernetes } from '../references';
import { Rule } from '../rule';

const OF_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const OF_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';

export const seccompAnnotationWithoutEffect: Rule = {
  id: 'seccomp-annotation-without-effect',
  summary: 'A seccomp profile is set by an annotation, which has no effect',
  remedy: 'move the profile to seccompProfile',
  why: 'Kubernetes has ignored the annotations for seccomp since version 1.27. The container runs with what its securityContext says, and without a filter where that says nothing and the kubelet has no default.',
  fix: {
    construct: [
      "new SecureDeployment(chart, 'web', {",
      "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
      '});',
    ].join('\n'),
    yaml: 'spec:\n  securityContext:\n    seccompProfile: {type: RuntimeDefault}',
  },
  references: [kubernetes('Restrict a Container\'s Syscalls with seccomp', 'tutorials/security/seccomp/')],
  subject: 'workload',
  *check({ pod: { metadata, spec }, podPath, containers }) {
    if (spec?.securityContext?.seccompProfile) { return; }
    for (const [annotation, value] of Object.entries(metadata?.annotations ?? {})) {
      const meant = annotation === OF_POD ? containers
        : annotation.startsWith(OF_CONTAINER) ? containers.filter(({ name }) => name === annotation.slice(OF_CONTAINER.length)) : [];
      // Who has moved on may leave the annotation where it is.
      if (meant.length === 0 || meant.every(({ manifest }) => manifest.securityContext?.seccompProfile)) { continue; }
      yield {
        path: [...podPath, 'metadata', 'annotations', annotation],
        key: annotation,
        message: `the annotation ${annotation} has had no effect since Kubernetes 1.27, so no seccomp profile is set`,
        fix: value?.startsWith('localhost/') ? `seccompProfile: {type: Localhost, localhostProfile: ${JSON.stringify(value.slice('localhost/'.length))}}` : 'seccompProfile: {type: RuntimeDefault}',
      };
    }
  },
};
