import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';

const ROOT = join(__dirname, '..', '..');

/** The manifests of one file. */
export interface Manifests {
  readonly name: string;
  readonly objects: readonly any[];
}

/** The golden files of the examples, without those of insecure apps for comparison. */
export function examples(): Manifests[] {
  return manifestsIn(join(ROOT, 'examples')).filter(({ name }) => !name.includes('/plain/'));
}

/** The golden files of the constructs: at least one file per construct. */
export function constructs(): Manifests[] {
  return manifestsIn(join(ROOT, 'test/constructs/__golden__'));
}

function manifestsIn(folder: string): Manifests[] {
  return (readdirSync(folder, { recursive: true }) as string[]).filter(file => file.endsWith('.k8s.yaml')).sort()
    .map(file => ({ name: file.replace(/golden\/|\.k8s\.yaml/g, ''), objects: readYaml(join(folder, file)) }));
}

/** The documents of a file, read like cdk8s and kubectl. */
export function readYaml(file: string): any[] {
  return parseAllDocuments(readFileSync(file, 'utf8'), { version: '1.1' }).map(document => document.toJS()).filter(Boolean);
}
