import { featureDifferences } from './features';
import { describeFields } from './fields';
import { differences } from './lines';
import { describePodSecurity } from './pod-security';
import { describeResources } from './resources';
import { describeRoles } from './roles';
import { builtIn } from '../../../src/kubernetes/rbac/built-in-roles';
import { builtInOf } from '../built-in-roles';
import { Source, SourceError } from '../source';
import { VERSIONS } from '../versions';

/** Prints the differences of a version of Kubernetes from the newest known one. Needs Go and its module proxy. */
function main([version, ...others]: readonly string[]): void {
  if (version === undefined || others.length > 0) { throw new SourceError('usage: npm run kubernetes:diff VERSION, as in v1.37.2'); }
  const newest = Source.of(VERSIONS[VERSIONS.length - 1]);
  const other = Source.of(version);
  console.log(`What ${version} has (+), does not have (-) and has otherwise (~) than ${newest.version}`);
  print('Built-in roles and bindings', differences(describeRoles(builtIn()), describeRoles(builtInOf(other))));
  print('Pod Security controls', differences(describePodSecurity(newest), describePodSecurity(other)));
  print('Features that are on by default', featureDifferences(newest, other));
  print('Resources, with the versions that serve them (alpha and beta may be off)', differences(describeResources(newest), describeResources(other)));
  print('Fields of checked kinds', differences(describeFields(newest), describeFields(other)));
}

function print(title: string, lines: readonly string[]): void {
  console.log(`\n${title}:${lines.length === 0 ? ' no difference' : ''}`);
  for (const line of lines) { console.log(`  ${line}`); }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SourceError)) { throw error; }
  console.error(error.message);
  process.exitCode = 2;
}
