/** Custom rules and a custom pack in `app.synth()`. Their tests are in custom-rules.test.ts. */
import { App } from 'cdk8s';
import { Aspects, LeastPrivilegeChecks } from 'cdk8s-least-privilege';
import { Payments } from './payments';
import { teamPack, teamRules } from './team-rules';

const app = new App();
new Payments(app, 'payments');
Aspects.of(app).add(new LeastPrivilegeChecks({ customRules: teamRules, customPack: teamPack }));
app.synth();
