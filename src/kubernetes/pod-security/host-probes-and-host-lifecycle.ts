import { PodSecurityControl } from './control';
import { forbiddenValues } from './fields';
import { containersOf, field } from './pod';

const ACTIONS = [['livenessProbe'], ['readinessProbe'], ['startupProbe'], ['lifecycle', 'postStart'], ['lifecycle', 'preStop']];
const HOSTS = ['httpGet', 'tcpSocket'];

export const hostProbesAndHostLifecycle: PodSecurityControl = {
  id: 'hostProbesAndHostLifecycle',
  level: 'baseline',
  summary: 'A probe or lifecycle hook, which the kubelet carries out, calls no other host than its pod.',
  fields: ACTIONS.flatMap(action => HOSTS.map(type => `*.${[...action, type].join('.')}.host`)),
  checks: [{
    since: 34,
    check: pod => containersOf(pod).flatMap(({ path, name, container }) => forbiddenValues(
      ACTIONS.flatMap(action => HOSTS.map(type => ({
        path: [path, ...action, type, 'host'].join('.'), container: name, value: field(container, ...action, type, 'host'),
      }))),
      value => value === '', 'no host',
    )),
  }],
};
