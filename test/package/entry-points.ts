import { deepStrictEqual } from 'assert';
import { FailOn } from 'cdk8s-least-privilege';
import {
  cis, Container, essential, IRule, Namespace, Pack, podSecurityBaseline, podSecurityRestricted, recommended, restricted, Role, ServiceAccount, Token, Workload,
} from 'cdk8s-least-privilege/rules';
import { CheckOptions, toHaveLeastPrivilege } from 'cdk8s-least-privilege/testing';

/** Types of custom rules that have the same names as constructs of cdk8s-plus. */
export type Model = [Container, Namespace, Role, ServiceAccount, Token, Workload];

const podWithoutTeam: IRule = {
  id: 'pod-without-team',
  summary: 'A pod does not say which team runs it',
  why: 'On-call engineers must know whom to call.',
  fix: { construct: "podMetadata: { labels: { team: '<team>' } }", yaml: 'metadata: { labels: { team: <team> } }' },
  references: [],
  subject: 'workload',
  * check({ podPath, pod }) {
    if (pod.metadata?.labels?.team === undefined) { yield { path: [...podPath, 'metadata'], key: 'team', message: 'no team is named' }; }
  },
};
const team: Pack = { name: 'team', description: 'The rule of the team', severities: { 'pod-without-team': 'high' } };
const options: CheckOptions = { customRules: [podWithoutTeam], customPack: team, failOn: 'high' };
const pod = (labels: string): string => `{ apiVersion: v1, kind: Pod, metadata: { name: web${labels} }, spec: { containers: [{ name: app, image: app }] } }`;

deepStrictEqual(FailOn.HIGH, 'high');
deepStrictEqual([recommended, essential, restricted, cis, podSecurityBaseline, podSecurityRestricted].map(({ name }) => name),
  ['recommended', 'essential', 'restricted', 'cis', 'pod-security-baseline', 'pod-security-restricted']);
deepStrictEqual(['', ', labels: { team: payments }'].map(labels => toHaveLeastPrivilege(pod(labels), options).pass), [false, true]);
