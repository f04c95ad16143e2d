import { unreadableTokenFile as rule } from '../../../src/rules/tokens/unreadable-token-file';
import { deployment, tokenVolume } from '../_manifests';
import { testRule } from '../_test-rule';
import { check, messages } from '../_violations';

interface Given {
  readonly mode?: string;
  readonly pod?: string;
  readonly container?: string;
  readonly beside?: string;
  readonly rest?: string;
}

function web({ mode = '0400', pod = 'runAsNonRoot: true', container = '', beside = '', rest = '' }: Given): string {
  const volume = tokenVolume('{path: token}', mode === '' ? '' : `defaultMode: ${mode}`).replace(/\]\}\}$/, `${beside === '' ? '' : `, ${beside}`}]}}`);
  return deployment('web', `{securityContext: {${pod}}, volumes: [${volume}], containers: [{name: app, securityContext: {${container}}, volumeMounts: [{name: api, mountPath: /t}]}${rest}]}`);
}

const CA = '{configMap: {name: kube-root-ca.crt, items: [{key: ca.crt, path: ca.crt}]}}';
const FOUND = 'Deployment/web spec.template.spec.volumes[0].projected.defaultMode [volume api]';

test('a token that only root can read, in a container that is not root', () => {
  expect(check(rule, web({}))).toEqual([FOUND]);
  expect(messages(rule, web({}))[0]).toContain("has the mode 0400, so that the container 'app' can not read the token");
  expect(check(rule, web({ pod: 'runAsUser: 1000', container: 'runAsUser: 2000', rest: ', {name: proxy}' }))).toEqual([FOUND]);
});

test('a common user gets the token, but not what stands beside it', () => {
  expect(check(rule, web({ pod: 'runAsUser: 1000' }))).toEqual([]);
  expect(check(rule, web({ pod: 'runAsUser: 1000', beside: CA }))).toEqual([FOUND]);
  expect(messages(rule, web({ pod: 'runAsUser: 1000', beside: CA }))[0]).toContain('can not read the files beside it');
  expect(check(rule, web({ pod: 'runAsUser: 1000', beside: CA.replace('path: ca.crt}', 'path: ca.crt, mode: 0444}') }))).toEqual([]);
});

test('a file that the group can read is not known where the pod names no group', () => {
  expect(check(rule, web({ mode: '0440' }))).toEqual([`${FOUND} ?`]);
  expect(check(rule, web({ mode: '0440', pod: 'runAsNonRoot: true, runAsGroup: 1000' }))).toEqual([FOUND]);
});

test('is silent on Windows and on a volume that is not mounted', () => {
  expect(check(rule, web({}).replace('{securityContext:', '{os: {name: windows}, securityContext:'))).toEqual([]);
  expect(check(rule, web({}).replace('name: api, mountPath', 'name: other, mountPath'))).toEqual([]);
});

testRule(rule, {
  invalid: [
    { name: 'who runs the container is not known', yaml: web({ pod: '' }), findings: [`${FOUND} ?`] },
  ],
  valid: [
    ...([
      ['everybody can read it', { mode: '0444' }],
      ['everybody can read it, in decimal', { mode: '420' }],
      ['the mode is that of Kubernetes', { mode: '' }],
      ['the pod has an fsGroup', { pod: 'runAsNonRoot: true, fsGroup: 2000', beside: CA }],
      ['the container is root', { container: 'runAsUser: 0' }],
      ['the container is root and another is not', { container: 'runAsUser: 0', rest: ', {name: proxy, securityContext: {runAsUser: 5}}' }],
      ['the mode is no number', { mode: '"0400"' }],
    ] as const).map(([name, given]) => ({ name: `is silent where ${name}`, yaml: web(given) })),
  ],
});
