import { readFileSync } from 'fs';
import { join } from 'path';
import { constructExample } from './construct-example';
import { block, link } from './markdown';
import { Page } from './page';
import { SITE_REPORT } from './report-page';
import { RULE_DESCRIPTIONS } from '../../src/rules/registry';

const ROOT = join(__dirname, '../..');

/** The landing page. */
export function homePage(): Page {
  const { program, yaml } = constructExample('SecureDeployment')!;
  const [, overview] = /^```text\n(.*?)^```/ms.exec(readFileSync(join(ROOT, 'docs/access.md'), 'utf8'))!;
  return {
    path: 'index',
    title: 'cdk8s-least-privilege',
    description: 'cdk8s constructs for Kubernetes workloads that hold no credential they do not need, and an auditor for any manifest.',
    frontmatter: {
      layout: 'home',
      titleTemplate: false,
      hero: {
        name: 'Least privilege',
        text: 'for Kubernetes workloads',
        tagline: 'Constructs for cdk8s that render hardened workloads, and an auditor that reads any manifest and reports who can do what.',
        image: { light: '/picture-light.svg', dark: '/picture-dark.svg', alt: 'Write it right, check the whole, see what it leads to' },
        actions: [
          { theme: 'brand', text: 'Get started', link: '/start' },
          { theme: 'alt', text: 'Rules', link: '/rules/' },
          { theme: 'alt', text: 'API', link: '/api/' },
        ],
      },
      features: [
        { title: 'Write it right', details: 'No automounted token, short-lived tokens only in the containers that ask for one, roles without wildcards, cloud access without static keys, pods that pass Pod Security "restricted".', link: '/api/', linkText: 'Constructs' },
        { title: 'Check the whole', details: `${RULE_DESCRIPTIONS.length} rules over all manifests together, with the line to write for each finding: in app.synth(), in tests, on the command line and in CI.`, link: '/guide/auditing', linkText: 'Auditing' },
        { title: 'See what it leads to', details: 'A report for the browser shows which container holds which token, what its account may do, and the fixes that resolve most.', link: `/${SITE_REPORT}`, linkText: 'Open a report', target: '_self' },
      ],
    },
    body: [
      '## Any YAML, in 30 seconds',
      block('npx cdk8s-least-privilege audit manifests/\nhelm template . | npx cdk8s-least-privilege audit - --namespace production\nnpx cdk8s-least-privilege who-can get secrets manifests/', 'sh'),
      `Exit code 1 means findings at or above \`medium\`, 2 means input that could not be read. ${link('Auditing', '/guide/auditing')} has the options, ${link('CI', '/guide/ci')} the reports.`,
      '## A workload that holds one token',
      'The container `web` calls the Kubernetes API and reads one ConfigMap. The container `proxy` gets no token.',
      `::::: side-by-side\n\n${block(program, 'ts')}\n\n${block(yaml, 'yaml')}\n\n:::::`,
      '## Which container holds which token',
      block(overview, 'text'),
      `${link('Start here', '/start')} takes you from an empty directory to an audited app. ${link('Examples', '/examples/')} go on from there.`,
    ].join('\n\n'),
  };
}
