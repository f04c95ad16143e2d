/** A command on the output of an example, with a picture of its terminal. */
export interface Recording {
  readonly example: string;
  /** The subject of the picture. */
  readonly title: string;
  readonly picture: string;
  /** The working directory. */
  readonly directory: string;
  readonly command: string;
}

const recording = (example: string, name: string, title: string, directory: string, command: string): Recording =>
  ({ example, title, picture: `docs/images/terminal-${example}-${name}.svg`, directory: `examples/${example}/${directory}`, command: `least-privilege ${command}` });

/** The test that compares a picture also writes it, with UPDATE_GOLDEN. */
export const RECORDINGS: readonly Recording[] = [
  recording('quick-start', 'access', 'What the workload holds', 'golden', 'access *.yaml'),
  recording('existing-app', 'before', 'The included YAML before', '.', 'audit *.yaml'),
  recording('existing-app', 'after', 'With Hardening', 'golden', 'audit ingress.k8s.yaml'),
  recording('comparison', 'before', 'With cdk8s-plus alone', 'golden/plain', 'audit --pack essential *.yaml'),
  recording('comparison', 'after', 'With these constructs', 'golden', 'audit --pack essential *.yaml'),
  recording('access', 'who-can-before', 'Who reads Secrets, before', 'golden/plain', 'who-can get secrets -n platform --complete *.yaml'),
  recording('access', 'who-can-after', 'Who reads Secrets, after', 'golden', 'who-can get secrets -n platform --complete *.yaml'),
  recording('access', 'paths-after', 'The path that is left, in the terminal', 'golden', 'paths --to cluster-admin --complete *.yaml'),
  recording('operator', 'access', 'What the operator holds', 'golden', 'access *.yaml'),
  recording('operator', 'can-i', 'Why it may watch ConfigMaps', 'golden', 'can-i watch configmaps -A --as my-operator-system/my-operator *.yaml'),
];
