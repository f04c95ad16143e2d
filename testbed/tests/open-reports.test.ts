import { execFileSync, spawnSync } from 'child_process';
import { tmpdir } from 'os';
import { join } from 'path';
import { apply, client, createNamespace, pathOf, tryToApply, until } from './_cluster';
import { readYaml } from './_manifests';
import { openReports } from '../../src/report/policy-report';
import { finding, objectOf, OPTIONS, resultOf } from '../../test/report/_result';

/** Its Go module contains the definitions of its API. */
const MODULE = 'github.com/openreports/reports-api@v0.2.1';

const hasGo = spawnSync('go', ['version']).status === 0;

(hasGo ? test : test.skip)('the API server takes the reports as they are, and gives them back', async () => {
  const { Dir: folder } = JSON.parse(execFileSync('go', ['mod', 'download', '-json', MODULE], { cwd: tmpdir(), encoding: 'utf8' }));
  for (const definition of readYaml(join(folder, 'config/install.yaml'))) { await apply(definition); }
  await until('reports are served', async () => {
    const { body } = await client.request('GET', '/apis/openreports.io/v1alpha1');
    return body.resources?.length === 2;
  });
  await createNamespace('apps');
  const pod = objectOf('Pod', 'web', { namespace: 'apps', source: { file: 'app.yaml', lines: ['kind: Pod'] } });
  const { items } = JSON.parse(openReports.render(resultOf([
    finding(pod, { category: 'credential' }),
    finding(pod, { severity: 'low', unknown: true, message: 'a "quoted" message: ünïcode' }),
    finding(objectOf('ClusterRole', 'reader')),
  ], [{ ...finding(pod), reason: 'watches the node', by: 'annotation' }], [{ message: 'x is not YAML' }]), OPTIONS));
  for (const report of items) {
    const { status, body, warnings } = await tryToApply(report);
    expect({ status, message: body.message, warnings }).toEqual({ status: 201, message: undefined, warnings: [] });
    const stored = await client.request('GET', await pathOf(report, report.metadata.name));
    expect(stored.body.results).toEqual(report.results);
    expect(stored.body.summary).toEqual(report.summary);
  }
});
