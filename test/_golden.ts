import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { Yaml } from 'cdk8s';

/**
 * Compares manifests with the golden file `test/<path>.k8s.yaml`, as exact text.
 * It writes the file only if UPDATE_GOLDEN is set; review the written file.
 */
export function expectGolden(path: string, manifests: unknown[]): void {
  const file = join(__dirname, `${path}.k8s.yaml`);
  const rendered = Yaml.stringify(...manifests);
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, rendered);
  }
  expect(rendered).toBe(existsSync(file) ? readFileSync(file, 'utf8') : `(there is no ${path}.k8s.yaml; run once with UPDATE_GOLDEN=1 and read it)`);
}
