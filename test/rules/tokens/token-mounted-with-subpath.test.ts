import { tokenMountedWithSubpath as rule } from '../../../src/rules/tokens/token-mounted-with-subpath';
import { deployment, tokenVolume } from '../_manifests';
import { testRule } from '../_test-rule';

const web = (mount: string, file = 'token'): string =>
  deployment('web', `{volumes: [${tokenVolume(`{path: ${file}}`)}, {name: data, emptyDir: {}}], containers: [{name: app, volumeMounts: [{mountPath: /t, ${mount}}]}]}`);
const PATH = 'Deployment/web spec.template.spec.containers[0].volumeMounts[0]';

testRule(rule, {
  invalid: [
    ...([['token', 'token'], ['./token', 'token'], ['a', 'a/token'], ['a/token', 'a/token']] as const).map(([subPath, file]) => ({
      name: `subPath ${subPath} of a token at ${file}`,
      yaml: web(`name: api, subPath: ${subPath}`, file),
      findings: [`${PATH}.subPath [container app volume api]`],
      message: 'its token is never renewed',
    })),
    {
      name: 'an expression that may be the token path',
      yaml: web('name: api, subPathExpr: $(FILE)'),
      findings: [`${PATH}.subPathExpr [container app volume api] ?`],
    },
  ],
  valid: [
    ...([['name: api', 'token'], ['name: api, subPath: ""', 'token'], ['name: api, subPath: .', 'token'], ['name: api, subPath: ca.crt', 'token'],
      ['name: data, subPath: token', 'token'], ['name: api, subPath: a', 'ab/token'], ['name: api, subPath: [a]', 'token']] as const).map(([mount, file]) => ({ name: `{${mount}}`, yaml: web(mount, file) })),
  ],
});
