import { tokenMountedWithSubpath as rule } from '../../../src/rules/tokens/token-mounted-with-subpath';
import { deployment, tokenVolume } from '../_manifests';
import { testRule } from '../_test-rule';
import { check, messages } from '../_violations';

const web = (mount: string, file = 'token'): string =>
  deployment('web', `{volumes: [${tokenVolume(`{path: ${file}}`)}, {name: data, emptyDir: {}}], containers: [{name: app, volumeMounts: [{mountPath: /t, ${mount}}]}]}`);
const PATH = 'Deployment/web spec.template.spec.containers[0].volumeMounts[0]';

test.each([['token', 'token'], ['./token', 'token'], ['a', 'a/token'], ['a/token', 'a/token']])('subPath %s of a token at %s', (subPath, file) => {
  expect(check(rule, web(`name: api, subPath: ${subPath}`, file))).toEqual([`${PATH}.subPath [container app volume api]`]);
  expect(messages(rule, web(`name: api, subPath: ${subPath}`, file))[0]).toContain('its token is never renewed');
});

testRule(rule, {
  invalid: [
    {
      name: 'an expression may be the token',
      yaml: web('name: api, subPathExpr: $(FILE)'),
      findings: [`${PATH}.subPathExpr [container app volume api] ?`],
    },
  ],
  valid: [
    ...([['name: api', 'token'], ['name: api, subPath: ""', 'token'], ['name: api, subPath: .', 'token'], ['name: api, subPath: ca.crt', 'token'],
      ['name: data, subPath: token', 'token'], ['name: api, subPath: a', 'ab/token'], ['name: api, subPath: [a]', 'token']] as const).map(([mount, file]) => ({ name: `is silent on {${mount}}`, yaml: web(mount, file) })),
  ],
});
