import { audit } from '../../src/audit/audit';
import { AuditResult, Finding } from '../../src/audit/finding';
import { formatPath } from '../../src/manifest/path';
import { RenderedManifests } from '../../src/manifest/rendered-manifests';
import { AppModel } from '../../src/model/app-model';
import { restricted } from '../../src/rules/packs';
import { CUSTOM_RESOURCES, HARDENED, PRIVILEGED, resource, SURROUNDINGS } from '../kubernetes/embedded-pods/_resources';

function auditOf(...manifests: readonly object[]): AuditResult {
  const rendered = new RenderedManifests();
  for (const manifest of [...SURROUNDINGS, ...manifests]) { rendered.add({ path: 'app' }, manifest); }
  expect(rendered.errors).toEqual([]);
  return audit(new AppModel(rendered.objects, { complete: true }), { today: '2030-06-15', pack: restricted });
}

const text = ({ rule, object: { kind }, path, key }: Finding): string => `${kind} ${formatPath(path)} ${rule} [${key}]`;
const ofKind = (kind: string, { findings }: AuditResult): string[] => findings.filter(({ object }) => object.kind === kind).map(text);

describe.each(CUSTOM_RESOURCES)('$kind of $apiVersion', custom => {
  test('is checked like a Deployment', () => {
    const found = auditOf(resource(custom, PRIVILEGED)).findings.filter(({ rule }) => rule === 'privileged-container');
    expect(found.map(({ object: { kind }, path, severity }) => [kind, formatPath(path), severity]))
      .toEqual([[custom.kind, `${custom.container}.securityContext.privileged`, 'high']]);
  });

  test('has no finding if it is hardened', () => {
    expect(ofKind(custom.kind, auditOf(resource(custom, HARDENED)))).toEqual([]);
  });

  test('is a workload', () => {
    expect(auditOf(resource(custom, HARDENED)).summary.workloads).toBeGreaterThan(0);
    expect(auditOf(resource(custom, HARDENED)).notChecked ?? []).toEqual([]);
  });
});
