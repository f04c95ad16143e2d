import { readFileSync } from 'fs';
import { join } from 'path';
import { Source } from '../source';

/** The features whose default differs between two versions. The effect of a permission often depends on a feature. */
export function featureDifferences(before: Pick<Source, 'kubernetes'>, after: Pick<Source, 'kubernetes'>): string[] {
  const [old, now] = [gatesOf(before), gatesOf(after)];
  return [...now].sort().flatMap(([name, isOn]) => {
    // A removed gate means that the feature can't be switched any more, or was given up.
    if (isOn === (old.get(name) ?? false)) { return []; }
    return [`${isOn ? '+' : '-'} ${name}`];
  });
}

/** Whether each feature gate is on by default. */
function gatesOf({ kubernetes }: Pick<Source, 'kubernetes'>): Map<string, boolean> {
  const code = readFileSync(join(kubernetes, 'pkg/features/kube_features.go'), 'utf8');
  const gates = [...code.matchAll(/^\t(?:\w+\.)?(\w+): \{\n((?:\t\t.*\n)+)\t\},$/gm)];
  return new Map(gates.flatMap(([, name, stages]) => {
    const [last] = [...stages.matchAll(/Default: (true|false)/g)].slice(-1);
    return last ? [[name, last[1] === 'true']] : [];
  }));
}
