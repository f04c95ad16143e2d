import { existsSync } from 'fs';
import { readReceived } from './_received';
import { MatcherResult } from './to-have-least-privilege';
import { accessDifference } from '../access/access-difference';
import { AccessSnapshot } from '../access/access-snapshot';
import { escalationPaths } from '../access/escalation-paths';
import { snapshotOf } from '../access/snapshot-of';
import { tooLargeRoles } from '../audit/too-large-roles';
import { AuditedApp, Auditor } from '../checks/auditor';
import { CheckOptions } from '../checks/check-options';
import { readManifests } from '../manifest/read-manifests';
import { differenceText } from '../report/difference-text';
import { toolVersion } from '../report/tool-version';
import { OptionNames, refuseUnknownOptions } from '../text/options';
import { printable } from '../text/printable';
import { safeText } from '../text/safe-text';

/** What else is known about the cluster, as in `LeastPrivilegeChecks`; unset options come from the configuration file. */
export interface GrantOptions extends Pick<CheckOptions, 'namespace' | 'complete' | 'context' | 'apiAudiences' | 'kubernetesVersion' | 'configurationFile'> {}

const MATCHER = 'toGrantNoMoreThan';
const OPTIONS: OptionNames<GrantOptions> = {
  namespace: true, complete: true, context: true, apiAudiences: true, kubernetesVersion: true, configurationFile: true,
};

/** How JSON text begins; other text on one line is a path. */
const JSON_START = /^\s*[[{]/;

/**
 * A matcher for jest and vitest: passes when the received value grants no
 * access beyond the golden manifests. Names of roles and bindings are ignored,
 * only their permissions count; removed access passes.
 *
 * @param received A Chart or another construct with its app around it, an App,
 * manifests as `Testing.synth(chart)` returns them, or YAML.
 * @param golden The same, or the path of a YAML or JSON file or of a directory.
 * @throws with and without `.not` if a side can't be read or has no object, the golden file is missing, or an option is invalid
 */
export function toGrantNoMoreThan(received: unknown, golden: unknown, options: GrantOptions = {}): MatcherResult {
  refuseUnknownOptions(MATCHER, options, OPTIONS);
  const auditor = new Auditor(options);
  const app = readReceived(received, MATCHER);
  // The other charts of an app surround both sides.
  const expected = typeof golden === 'string' && isPath(golden) ? readGolden(golden, app) : withAround(readReceived(golden, MATCHER), app);
  const [before, after] = [snapshot(auditor, expected, 'the golden manifests'), snapshot(auditor, app, 'the received value')];
  const gives = accessDifference(before, after).gives.filter(({ kind }) => kind !== 'binding');
  const report = differenceText.render(
    { old: typeof golden === 'string' && isPath(golden) ? golden : 'the golden manifests', new: 'the received value', compared: true, gives, takes: [], errors: [], notes: [] },
    { toolVersion: toolVersion(), color: false },
  );
  const explanation = gives.length === 0
    ? `not.${MATCHER}\n\nExpected access that the golden manifests do not grant, but there is none.`
    : `${MATCHER}\n\n${report}\nIf the new access is intended, update the golden manifests and have the change reviewed.`;
  return { pass: gives.length === 0, message: () => safeText(explanation) };
}

function isPath(golden: string): boolean {
  return golden !== '' && !golden.includes('\n') && !JSON_START.test(golden);
}

function readGolden(path: string, app: AuditedApp): AuditedApp {
  const name = printable(path);
  if (!existsSync(path)) {
    throw new Error(safeText(`${MATCHER}: there is no golden file or directory ${name}; write it with Yaml.save(${JSON.stringify(name)}, Testing.synth(chart)) from cdk8s, review it, and commit it`));
  }
  const { objects, errors } = readManifests([path]);
  return { inScope: objects, others: app.others, errors, isWholeApp: app.isWholeApp };
}

function withAround(golden: AuditedApp, app: AuditedApp): AuditedApp {
  return golden.others.length > 0 ? golden : { ...golden, others: app.others, isWholeApp: app.isWholeApp };
}

function snapshot(auditor: Auditor, app: AuditedApp, what: string): AccessSnapshot {
  const { model, errors } = auditor.modelOf(app);
  const taken = snapshotOf(model, escalationPaths(model).paths);
  const all = [...errors, ...tooLargeRoles(model)];
  if (all.length > 0) {
    const [{ file, line, message }] = all;
    throw new Error(safeText(`${MATCHER}: ${what} could not be read completely: ${[file, line].filter(part => part !== undefined).map(part => printable(String(part))).join(':')}: `
      + `${printable(message)}${all.length === 1 ? '' : ` (and ${all.length - 1} more errors)`}`));
  }
  return taken;
}
