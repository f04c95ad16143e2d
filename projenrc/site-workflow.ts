import { cdk8s, Component, github } from 'projen';

const { JobPermission } = github.workflows;

/** Where VitePress writes the site. */
const BUILT = 'site/dist';

/** Builds the documentation site after each release, and publishes it on GitHub Pages. */
export class SiteWorkflow extends Component {
  constructor(project: cdk8s.ConstructLibraryCdk8s, nodeVersion: string) {
    super(project);
    const workflow = project.github!.addWorkflow('site');
    // The workflow of a release creates its tag, which starts no other workflow.
    workflow.on({ workflowRun: { workflows: ['release'], types: ['completed'], branches: ['main'] }, workflowDispatch: {} });
    workflow.addJob('build', {
      runsOn: ['ubuntu-latest'],
      if: "github.event_name == 'workflow_dispatch' || github.event.workflow_run.conclusion == 'success'",
      permissions: { contents: JobPermission.READ },
      env: { CI: 'true' },
      steps: [
        // With its tags, from which the site gets its version.
        { name: 'Checkout', uses: 'actions/checkout', with: { 'fetch-depth': 0 } },
        { name: 'Setup Node.js', uses: 'actions/setup-node', with: { 'node-version': nodeVersion, 'package-manager-cache': false } },
        { name: 'Install dependencies', run: 'npm ci' },
        { name: 'Build the site', run: 'npx projen site:build' },
        { name: 'Upload the site', uses: 'actions/upload-pages-artifact', with: { path: BUILT } },
      ],
    });
    workflow.addJob('deploy', {
      runsOn: ['ubuntu-latest'],
      needs: ['build'],
      permissions: { pages: JobPermission.WRITE, idToken: JobPermission.WRITE },
      environment: { name: 'github-pages', url: '${{ steps.deployment.outputs.page_url }}' },
      steps: [{ name: 'Deploy', id: 'deployment', uses: 'actions/deploy-pages' }],
    });
  }
}
