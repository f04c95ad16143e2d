import { Workload } from '../model/workload';

/** The most values that a fix repeats from a manifest. */
const MAXIMUM_VALUES = 60;

const PLAIN_KEY = /^[a-z]\w*$/i;

/** The exact YAML to write into the spec of the pods of a workload, from the top of its manifest. */
export function podFix({ podPath }: Workload, ...lines: readonly string[]): { readonly fix?: string } {
  if (podPath.some(step => typeof step === 'number')) { return {}; }
  const steps = [...podPath, 'spec'];
  return { fix: [...steps.map((step, depth) => `${'  '.repeat(depth)}${step}:`), ...lines.map(line => `${'  '.repeat(steps.length)}${line}`)].join('\n') };
}

/** A value of a manifest on one line; `undefined` where it is too long to read. */
export function flowValue(value: unknown): string | undefined {
  let left = MAXIMUM_VALUES;
  const write = (each: unknown): string => {
    left--;
    if (left < 0) { return ''; }
    if (Array.isArray(each)) { return `[${each.map(write).join(', ')}]`; }
    if (typeof each !== 'object' || each === null) { return JSON.stringify(each); }
    return `{${Object.entries(each).map(([key, inner]) => `${PLAIN_KEY.test(key) ? key : JSON.stringify(key)}: ${write(inner)}`).join(', ')}}`;
  };
  const text = write(value);
  return left < 0 ? undefined : text;
}

/** The lines of an account with automount off. */
export function accountLines(name: string, namespace: string | undefined): string[] {
  return [
    'apiVersion: v1',
    'kind: ServiceAccount',
    `metadata: {name: ${JSON.stringify(name)}${namespace === undefined ? '' : `, namespace: ${JSON.stringify(namespace)}`}}`,
    'automountServiceAccountToken: false',
  ];
}
