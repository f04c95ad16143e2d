import { ObjectName } from './_documents';
import { HardeningMeasure } from './hardening-measure';
import { isTemplated } from '../../kubernetes/names';
import { stringLiteral } from '../../text/string-literal';

/** The name of an object in `objects` of `Hardening`. */
export function nameInObjects({ kind, name, namespace }: ObjectName): string {
  return [kind, ...namespace === undefined || isTemplated(namespace) ? [] : [namespace], name ?? '(no name)'].join('/');
}

/** Whether an entry of `objects` names an object. */
export function namesObject(text: string, { kind, name, namespace }: ObjectName): boolean {
  return name !== undefined && (text === `${kind}/${name}` || text === `${kind}/${namespace}/${name}`);
}

/** The line of code that requests measures for one object. */
export function measuresLine(object: ObjectName, measures: readonly HardeningMeasure[]): string {
  const names = measures.map(measure => `HardeningMeasure.${measure.toUpperCase().replace(/-/g, '_')}`);
  return line(object, `measures: [${names.join(', ')}]`);
}

/** The line of code that mounts the token of one workload only into some of its containers. */
export function apiAccessLine(object: ObjectName, containers: readonly string[]): string {
  return line(object, `apiAccess: ApiAccess.inContainers(${containers.map(stringLiteral).join(', ')})`);
}

function line(object: ObjectName, option: string): string {
  // Only its construct can select an object without a name.
  const objects = object.name === undefined ? '' : `objects: [${stringLiteral(nameInObjects(object))}], `;
  return `Aspects.of(${object.name === undefined ? 'construct' : 'app'}).add(new Hardening({ ${objects}${option} }));`;
}
