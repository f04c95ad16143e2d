import { readdirSync } from 'fs';
import { join } from 'path';
import { escalationPaths } from '../../src/access/escalation-paths';
import { readManifests } from '../../src/manifest/read-manifests';
import { AppModel } from '../../src/model/app-model';
import { pathsFormats } from '../../src/report/paths-formats';
import { print } from '../print';

/** Prints the output of `least-privilege paths --to cluster-admin --complete` for a directory. */
export function printPaths(directory: string, to: string): void {
  const files = readdirSync(directory).filter(file => file.endsWith('.yaml')).sort().map(file => join(directory, file));
  const { objects, errors } = readManifests(files);
  const found = escalationPaths(new AppModel(objects, { complete: true }), { to });
  print(String(pathsFormats(false).get('text')!.render({ ...found, to, certainOnly: false, notes: [], errors }, { color: false, toolVersion: '' })));
}
