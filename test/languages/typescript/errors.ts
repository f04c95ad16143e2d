import { App, Chart, Duration } from 'cdk8s';
import { Aspects, BoundToken, FailOn, IdentityProvider, LeastPrivilegeChecks, Permission, SecureDeployment } from 'cdk8s-least-privilege';
import * as kplus from 'cdk8s-plus-28';

function report(attempt: () => void): void {
  try {
    attempt();
    console.log('nothing was refused');
  } catch (error) {
    console.log((error as Error).message);
  }
}

const app = new App();
const chart = new Chart(app, 'broken', { namespace: 'production', disableResourceNameHashes: true });

report(() => BoundToken.forAudience('vault', { lifetime: Duration.seconds(3607) }));
report(() => Permission.list(kplus.ApiResource.SECRETS).because('because'));
report(() => IdentityProvider.awsIrsa({ roleArn: 'arn:aws:iam::123456789012:user/shop' }));
report(() => new SecureDeployment(chart, 'proxy', {
  hostNetwork: true,
  containers: [{ name: 'app', image: 'registry.example.com/proxy:v1' }],
}));

const service = new SecureDeployment(chart, 'app', { containers: [{ name: 'app', image: 'registry.example.com/app:v1' }] });
service.mountToken(BoundToken.forAudience('vault'), { containers: ['web'] });
service.mountToken(BoundToken.forAudience('consul'), { containers: ['api'] });
report(() => app.synth());

const audited = new App();
const role = new kplus.Role(new Chart(audited, 'audited'), 'reader', { metadata: { name: 'reader', namespace: 'production' } });
role.allowRead(kplus.ApiResource.SECRETS);
Aspects.of(audited).add(new LeastPrivilegeChecks({ failOn: FailOn.HIGH }));
report(() => audited.synth());
