import { unreadableTokenFile as rule } from '../../../src/rules/tokens/unreadable-token-file';
import { deployment, tokenVolume } from '../_manifests';
import { testRule } from '../_test-rule';

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

testRule(rule, {
  invalid: [
    {
      name: 'a token that only root can read, in a non-root container',
      yaml: web({}),
      findings: [FOUND],
      message: "has the mode 0400, so the container 'app' cannot read the token",
    },
    {
      name: 'containers that run as different users',
      yaml: web({ pod: 'runAsUser: 1000', container: 'runAsUser: 2000', rest: ', {name: proxy}' }),
      findings: [FOUND],
    },
    {
      name: 'a shared user, who can read the token but not the other files',
      yaml: web({ pod: 'runAsUser: 1000', beside: CA }),
      findings: [FOUND],
      message: 'cannot read the other files in it',
    },
    { name: 'a token that the group can read, in a pod without a group', yaml: web({ mode: '0440' }), findings: [`${FOUND} ?`] },
    { name: 'a token that another group can read', yaml: web({ mode: '0440', pod: 'runAsNonRoot: true, runAsGroup: 1000' }), findings: [FOUND] },
    { name: 'a container with an unknown user', yaml: web({ pod: '' }), findings: [`${FOUND} ?`] },
  ],
  valid: [
    { name: 'a shared user, who can read the token', yaml: web({ pod: 'runAsUser: 1000' }) },
    {
      name: 'other files with their own mode',
      yaml: web({ pod: 'runAsUser: 1000', beside: CA.replace('path: ca.crt}', 'path: ca.crt, mode: 0444}') }),
    },
    { name: 'Windows', yaml: web({}).replace('{securityContext:', '{os: {name: windows}, securityContext:') },
    { name: 'a volume that is not mounted', yaml: web({}).replace('name: api, mountPath', 'name: other, mountPath') },
    ...([
      ['every user can read it', { mode: '0444' }],
      ['every user can read it, in decimal', { mode: '420' }],
      ['the mode is the default', { mode: '' }],
      ['the pod has an fsGroup', { pod: 'runAsNonRoot: true, fsGroup: 2000', beside: CA }],
      ['the container is root', { container: 'runAsUser: 0' }],
      ['the container is root and another is not', { container: 'runAsUser: 0', rest: ', {name: proxy, securityContext: {runAsUser: 5}}' }],
      ['the mode is not a number', { mode: '"0400"' }],
    ] as const).map(([name, given]) => ({ name, yaml: web(given) })),
  ],
});
