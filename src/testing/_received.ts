import { Construct, IConstruct } from 'constructs';
import { renderedApp } from '../aspects/rendered-app';
import { quote } from '../audit/quote';
import { AuditedApp } from '../checks/auditor';
import { readApp } from '../checks/read-app';
import { Manifests } from '../manifest/manifest-object';
import { readText } from '../manifest/read-text';
import { RenderedManifests } from '../manifest/rendered-manifests';

/** The name of input text in messages. */
const TEXT = 'YAML';

/**
 * The received value, as input of the auditor.
 *
 * @param matcher The name of the matcher, for messages.
 * @throws if it contains no Kubernetes object
 */
export function readReceived(received: unknown, matcher: string): AuditedApp {
  const app = read(received, matcher);
  if (app.inScope.length + app.errors.length === 0) {
    throw new Error(`${matcher}: the received value contains no Kubernetes object`);
  }
  return { ...app, isSample: true };
}

function read(received: unknown, matcher: string): AuditedApp {
  if (Construct.isConstruct(received)) { return readConstruct(received, matcher); }
  if (Array.isArray(received)) { return whole(readArray(received)); }
  if (typeof received === 'string') { return whole(readText(received, TEXT)); }
  throw new Error(`${matcher} takes a Chart, an App, manifests as Testing.synth(chart) returns them, or YAML; got ${quote(received)}`);
}

function whole({ objects, errors }: Manifests): AuditedApp {
  return { inScope: objects, others: [], errors, isWholeApp: true };
}

function readArray(manifests: readonly unknown[]): Manifests {
  const rendered = new RenderedManifests();
  for (const [index, manifest] of manifests.entries()) {
    // Plain data, as serialized.
    rendered.add({ path: `manifests[${index}]` }, JSON.parse(JSON.stringify(manifest ?? null)));
  }
  return rendered;
}

/** As `LeastPrivilegeChecks` sees it: with the whole app around it. */
function readConstruct(scope: IConstruct, matcher: string): AuditedApp {
  const seen = renderedApp(scope, matcher);
  return { ...readApp(seen), isWholeApp: seen.isWholeApp };
}
