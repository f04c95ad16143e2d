import { existsSync, readFileSync, statSync } from 'fs';
import { InputError } from '../audit/input-error';
import { isManifestName } from '../manifest/manifest-names';
import { readText } from '../manifest/read-text';
import { printable } from '../text/printable';

/** The API groups of the formats `openreports` and `policy-report`. */
const REPORTS = /^(?:openreports\.io|wgpolicyk8s\.io)\//;

/**
 * Keeps a report from replacing manifests. Earlier reports are replaced.
 *
 * @throws InputError if the file holds Kubernetes objects
 */
export function refuseManifest(file: string): void {
  if (!existsSync(file) || !statSync(file).isFile()) { return; }
  const { objects, errors, isManifest } = readText(readFileSync(file, 'utf8'), file);
  // A report of another format cannot be read without errors.
  if (!isManifest || (errors.length > 0 && !isManifestName(file))) { return; }
  if (objects.length === 0 || objects.some(({ apiVersion }) => !REPORTS.test(apiVersion))) {
    throw new InputError(`can't write a report to ${printable(file)}: it holds Kubernetes objects; name another file`);
  }
}
