import { IConstruct } from 'constructs';
import { Position } from '../manifest/manifest-object';

/**
 * The program line that created a construct or one of its parents, if
 * `node.addMetadata(type, data, { stackTrace: true })` recorded it.
 */
export function programLine(construct: IConstruct): Position | undefined {
  for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
    for (const { trace } of scope.node.metadata) {
      const position = (trace ?? []).map(positionOf).find(found => found !== undefined);
      if (position) { return position; }
    }
  }
  return undefined;
}

/** The position of a frame such as `new Payments (/app/main.ts:14:3)`, unless it is in Node.js or in a library. */
function positionOf(frame: string): Position | undefined {
  const [, file, line, column] = /([^(\s][^(]*):(\d+):(\d+)\)?$/.exec(frame) ?? [];
  if (file === undefined || file.startsWith('node:') || /[\\/]node_modules[\\/]/.test(file)) { return undefined; }
  return { file: file.replace(/^file:\/\//, ''), line: Number(line), column: Number(column) };
}
