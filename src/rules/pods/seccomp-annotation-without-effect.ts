import { formatPath, Path } from '../../manifest/path';
import { Workload } from '../../model/workload';
import { podFix } from '../_fix';
import { kubernetes } from '../references';
import { Rule } from '../rule';

const OF_POD = 'seccomp.security.alpha.kubernetes.io/pod';
const OF_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const LOCALHOST = 'localhost/';

export const seccompAnnotationWithoutEffect: Rule = {
  id: 'seccomp-annotation-without-effect',
  summary: 'A seccomp profile is set by an annotation, which has no effect',
  remedy: 'move the profile to seccompProfile',
  why: 'Kubernetes has ignored the seccomp annotations since version 1.27. The container runs with the profile of its securityContext, or without a filter if none is set there and the kubelet has no default.',
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
  *check(workload) {
    const { pod: { metadata, spec }, podPath, containers } = workload;
    if (spec?.securityContext?.seccompProfile) { return; }
    for (const [annotation, value] of Object.entries(metadata?.annotations ?? {})) {
      const meant = annotation === OF_POD ? containers
        : annotation.startsWith(OF_CONTAINER) ? containers.filter(({ name }) => name === annotation.slice(OF_CONTAINER.length)) : [];
      // The annotation may remain after a migration to the field.
      if (meant.length === 0 || meant.every(({ manifest }) => manifest.securityContext?.seccompProfile)) { continue; }
      const path = [...podPath, 'metadata', 'annotations', annotation];
      yield {
        path,
        key: annotation,
        message: `the annotation ${annotation} has had no effect since Kubernetes 1.27, so no seccomp profile is set`,
        ...fixOf(workload, annotation, value, path),
      };
    }
  },
};

/** The field that replaces the annotation. Only for the whole pod; the profile of a single container is left to the user. */
function fixOf(workload: Workload, annotation: string, value: unknown, path: Path): { readonly fix?: string } {
  const local = typeof value === 'string' && value.startsWith(LOCALHOST) ? value.slice(LOCALHOST.length) : undefined;
  if (local !== undefined && annotation !== OF_POD) { return {}; }
  const profile = local === undefined ? '{type: RuntimeDefault}' : `{type: Localhost, localhostProfile: ${JSON.stringify(local)}}`;
  const { fix } = podFix(workload, 'securityContext:', `  seccompProfile: ${profile}`);
  return fix === undefined ? {} : { fix: `# instead of ${formatPath(path)}\n${fix}` };
}
