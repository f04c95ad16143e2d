/**
 * Twenty workloads of a small shop, written twice: with cdk8s-plus alone, and with
 * the constructs of this library. Containers, images and rules are the same.
 */
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App } from 'cdk8s';
import { Aspects, LeastPrivilegeChecks } from 'cdk8s-least-privilege';
import { addPlainApp } from './plain';
import { printComparison, Report } from './print-comparison';
import { addSecureApp } from './secure';

const reports = mkdtempSync(join(tmpdir(), 'comparison-'));

const secure = new App();
addSecureApp(secure);
Aspects.of(secure).add(checks('secure'));
secure.synth();

const plain = new App({ outdir: join(secure.outdir, 'plain') });
addPlainApp(plain);
plain.synth();
Aspects.of(plain).add(checks('plain'));
try {
  plain.synth();
} catch {
  // The findings fail the synth. They are in the report.
}

printComparison(reportOf('plain'), reportOf('secure'));
rmSync(reports, { recursive: true });

/** The app is the whole cluster, so no finding is unknown. */
function checks(name: string): LeastPrivilegeChecks {
  return new LeastPrivilegeChecks({ pack: 'restricted', complete: true, reportFile: reportFile(name) });
}

function reportOf(name: string): Report {
  return JSON.parse(readFileSync(reportFile(name), 'utf8'));
}

function reportFile(name: string): string {
  return join(reports, `${name}.json`);
}
