/**
 * An existing app, hardened without a change to its code: before, with one line
 * of `Hardening`, and with all measures on request.
 */
import { App } from 'cdk8s';
import {
  ApiAccess, Aspects, Findings, HardenedDefaultServiceAccount, Hardening, HardeningMeasure, HardeningMeasures, LeastPrivilegeChecks,
} from 'cdk8s-least-privilege';
import { addExistingApp } from './existing-app';
import { printState } from './print-state';

const before = new App();
addExistingApp(before);
before.synth();
printState('BEFORE', before.outdir);

const oneLine = new App();
addExistingApp(oneLine);
const byItself = new Hardening({ quiet: true });
Aspects.of(oneLine).add(byItself);
oneLine.synth();
printState('WITH new Hardening(), which can\'t break a working program', oneLine.outdir, byItself.report);

const app = new App();
const { shop, ingress } = addExistingApp(app);
// The images were tested with these measures, but not with a read-only root file system.
const hardening = new Hardening({
  measures: [...HardeningMeasures.restricted(), HardeningMeasure.NO_SERVICE_LINKS, HardeningMeasure.RESOURCE_DEFAULTS],
});
Aspects.of(app).add(hardening);

// Name the workloads that call the Kubernetes API; the others lose their token.
Aspects.of(shop).add(new Hardening({ objects: ['StatefulSet/prices'], apiAccess: ApiAccess.inContainers('server') }));
Aspects.of(ingress).add(
  new Hardening({ objects: ['Deployment/ingress-controller'], apiAccess: ApiAccess.inContainers('controller') }),
  new Hardening({ objects: ['Job/ingress-certificates'], apiAccess: ApiAccess.inOnlyContainer() }),
);

// No workload outside this app uses its accounts.
Aspects.of(app).add(new Hardening({
  objects: ['ServiceAccount/prices', 'ServiceAccount/ingress-controller', 'ServiceAccount/ingress-certificates'],
  measures: [HardeningMeasure.NO_AUTOMOUNT],
}));

// One workload of each namespace runs as the account `default`.
new HardenedDefaultServiceAccount(shop, 'default');
new HardenedDefaultServiceAccount(ingress, 'default', { namespace: 'ingress' });

// The remaining findings are how the controller works.
const findings = Findings.of(ingress);
findings.accept({ rule: 'read-secrets', finding: 'secrets list,watch', reason: 'the controller serves certificates from the Secrets of every namespace' });
findings.accept({ rule: 'read-secrets', finding: 'secrets get', reason: 'the Job looks whether its certificate is there' });
findings.accept({ rule: 'write-secrets', finding: 'secrets create', reason: 'the Job writes a certificate whose name the chart chooses' });
for (const finding of ['ClusterRole ingress-controller ServiceAccount ingress/ingress-controller', 'Role ingress-certificates ServiceAccount ingress/ingress-certificates']) {
  findings.accept({ rule: 'binding-to-accepted-role', finding, reason: 'the account of the controller, or of its Job, and no other' });
}
findings.accept({ rule: 'path-to-secrets-of-another-namespace', finding: 'secrets *', reason: 'the Job runs once for each release, beside the controller and as its part' });
for (const container of ['backend', 'controller', 'create', 'log-shipper']) {
  findings.accept({ rule: 'writable-root-filesystem', finding: `container ${container}`, reason: 'the image was not tried with a read-only root file system' });
}
findings.accept({ rule: 'namespace-without-pod-security', finding: 'enforce', reason: 'the platform team labels this namespace' });
Aspects.of(app).add(new LeastPrivilegeChecks({ pack: 'restricted' }));
app.synth();
printState('AFTER, with what this app asks for', app.outdir, hardening.report);
