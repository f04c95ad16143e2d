import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { describe, Described } from './lines';
import { Source } from '../source';

/** Each resource and subresource with its verbs, and the versions of its group that serve it. Alpha and beta versions may be off. */
export function describeResources({ kubernetes }: Pick<Source, 'kubernetes'>): Described {
  const folder = join(kubernetes, 'api/discovery');
  return describe(readdirSync(folder).filter(name => /^apis?__.*v\d/.test(name)).flatMap(file => {
    const { groupVersion, resources } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const [version, group = ''] = groupVersion.split('/').reverse();
    return resources.flatMap(({ name, verbs }: any) => {
      const title = `${name}${group && `.${group}`}`;
      return [[title, version], ...verbs.map((verb: string) => [title, verb])];
    });
  }));
}
