import { Workload } from '../model/workload';

/** The maximum number of values that a fix repeats from a manifest. */
const MAXIMUM_VALUES = 60;

const PLAIN_KEY = /^[a-z]\w*$/i;

/** The exact YAML to write into the pod spec of a workload, from the top of its manifest. */
export function podFix({ podPath }: Workload, ...lines: readonly string[]): { readonly fix?: string } {
  if (podPath.some(step => typeof step === 'number')) { return {}; }
  const steps = [...podPath, 'spec'];
  return { fix: [...steps.map((step, depth) => `${'  '.repeat(depth)}${step}:`), ...lines.map(line => `${'  '.repeat(steps.length)}${line}`)].join('\n') };
}

/** A manifest value on one line; `undefined` if it is too long to read. */
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

/** The lines of a ServiceAccount with automount disabled. */
export function accountLines(name: string, namespace: string | undefined): string[] {
  return [
    'apiVersion: v1',
    'kind: ServiceAccount',
    `metadata: {name: ${JSON.stringify(name)}${namespace === undefined ? '' : `, namespace: ${JSON.stringify(namespace)}`}}`,
    'automountServiceAccountToken: false',
  ];
}
