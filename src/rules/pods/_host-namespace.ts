import { controlRule } from './_control-rule';
import { lastStep } from './_forbidden-field';
import { mitre, owaspKubernetes, podSecurity } from '../references';
import { Reference, Rule } from '../rule';

/** A node namespace that a pod can share. */
export interface HostNamespace {
  readonly field: 'hostNetwork' | 'hostPID' | 'hostIPC';
  readonly id: string;
  readonly summary: string;
  readonly remedy: string;
  readonly why: string;
  /** The effect on a pod, as the end of a sentence. */
  readonly consequence: string;
  /** The name of the relaxation that allows it. */
  readonly relaxation: string;
  readonly references: readonly Reference[];
}

/** The rule on a node namespace. A pod that can't be read may share it. */
export function hostNamespaceRule({ field, consequence, relaxation, references, ...description }: HostNamespace): Rule {
  return controlRule({
    ...description,
    fix: {
      construct: [
        "new SecureDeployment(chart, 'web', {",
        "  containers: [{ name: 'app', image: 'registry.example.com/web:v1' }],",
        '});',
        '// If it is required:',
        `// relaxations: [Relaxation.${relaxation}('watches the processes and sockets of the node')]`,
      ].join('\n'),
      yaml: `spec:\n  ${field}: false`,
    },
    references: [...references, podSecurity('baseline'), owaspKubernetes('K01'), mitre('T1611')],
    controls: ['hostNamespaces'],
    concerns: ({ path }) => lastStep(path) === field || lastStep(path) === 'spec',
    describe: ([{ value, message }]) => ({
      message: value === true ? `${field} is true, so ${consequence}` : message,
      fix: `${field}: false`,
    }),
  });
}
