import { valueAt } from '../../kubernetes/workloads';
import { DataPath } from '../../objects/data-path';
import { isObject } from '../../objects/plain-object';

const CONTAINER_LISTS = ['containers', 'initContainers', 'ephemeralContainers'];

/** Why a pod spec can't be worked on, or `undefined` when all that is looked at has the shape it should have. */
export function explainPodShape(spec: unknown): string | undefined {
  return problemsOf(spec).next().value ?? undefined;
}

function* problemsOf(spec: unknown): Generator<string> {
  if (!isObject(spec)) {
    yield 'it has no pod spec';
    return;
  }
  yield* mustBe('object', spec, ['securityContext']);
  yield* mustBe('list', spec, ['volumes']);
  if (!Array.isArray(spec.containers)) { yield 'its containers are no list'; }
  for (const list of CONTAINER_LISTS) {
    yield* mustBe('list', spec, [list]);
    for (const [index, container] of ((spec[list] ?? []) as unknown[]).entries()) {
      const path = [list, index];
      if (typeof valueAt(container, ['name']) !== 'string') { yield `${shown([...path, 'name'])} is no text`; }
      for (const field of [['securityContext'], ['securityContext', 'capabilities'], ['resources'], ['resources', 'requests'], ['resources', 'limits']]) {
        yield* mustBe('object', spec, [...path, ...field]);
      }
      for (const field of [['volumeMounts'], ['env'], ['ports'], ['securityContext', 'capabilities', 'add'], ['securityContext', 'capabilities', 'drop']]) {
        yield* mustBe('list', spec, [...path, ...field], field[0] === 'securityContext' ? 'text' : 'object');
      }
    }
  }
}

/** Unset and null are fine. */
function* mustBe(shape: 'object' | 'list', spec: unknown, path: DataPath, item: 'object' | 'text' = 'object'): Generator<string> {
  const value = valueAt(spec, path) ?? undefined;
  if (value === undefined) { return; }
  const fine = shape === 'object' ? isObject(value)
    : Array.isArray(value) && value.every(element => item === 'text' ? typeof element === 'string' : isObject(element));
  if (!fine) { yield `${shown(path)} is no ${shape === 'object' ? 'object' : `list of ${item}s`}`; }
}

function shown(path: DataPath): string {
  return path.map((key, index) => typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${key}`).join('');
}
