import { Construct, IConstruct } from 'constructs';
import { renderedApp } from '../aspects/rendered-app';
import { quote } from '../audit/quote';
import { AuditedApp } from '../checks/auditor';
import { readApp } from '../checks/read-app';
import { Manifests } from '../manifest/manifest-object';
import { readText } from '../manifest/read-text';
import { RenderedManifests } from '../manifest/rendered-manifests';

/** What a text is called in messages. */
const TEXT = 'YAML';

/**
 * What a test gave, as the auditor takes it.
 *
 * @param matcher The name of the matcher, for messages.
 * @throws if there is nothing in it to judge
 */
export function readReceived(received: unknown, matcher: string): AuditedApp {
  const app = read(received, matcher);
  if (app.inScope.length + app.errors.length === 0) {
    throw new Error(`${matcher}: there is no Kubernetes object in what it was given, so that it says nothing`);
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
    // Plain data, as it would be written.
    rendered.add({ path: `manifests[${index}]` }, JSON.parse(JSON.stringify(manifest ?? null)));
  }
  return rendered;
}

/** As `LeastPrivilegeChecks` would see it: with the whole app around it. */
function readConstruct(scope: IConstruct, matcher: string): AuditedApp {
  const seen = renderedApp(scope, matcher);
  return { ...readApp(seen), isWholeApp: seen.isWholeApp };
}
