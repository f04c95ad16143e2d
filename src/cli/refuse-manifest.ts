import { existsSync, readFileSync, statSync } from 'fs';
import { InputError } from '../audit/input-error';
import { readText } from '../manifest/read-text';
import { printable } from '../text/printable';

/** The kinds of the formats `openreports` and `policy-report`. */
const REPORT_KINDS: ReadonlySet<string> = new Set(['Report', 'ClusterReport', 'PolicyReport', 'ClusterPolicyReport']);

/**
 * Keeps a report from replacing manifests. Earlier reports are replaced.
 *
 * @throws InputError if the file holds Kubernetes objects
 */
export function refuseManifest(file: string): void {
  if (!/\.(?:ya?ml|json)$/.test(file) || !existsSync(file) || !statSync(file).isFile()) { return; }
  const { objects, isManifest } = readText(readFileSync(file, 'utf8'), file);
  if (isManifest && !(objects.length > 0 && objects.every(({ kind }) => REPORT_KINDS.has(kind)))) {
    throw new InputError(`can't write a report to ${printable(file)}: it holds Kubernetes objects; name another file`);
  }
}
