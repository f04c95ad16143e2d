import { cdk8s, Component, github, ReleasableCommits } from 'projen';
import { pinnedActions } from './pinned-actions';

const { JobPermission } = github.workflows;

/** `dist/` is where a cdk8s app writes its manifests; the packages go elsewhere. */
const PACKAGES = 'packages';

/** The packed variants for other versions of cdk8s-plus. */
const VARIANTS = `${PACKAGES}/variants`;

/** Changes of these types reach users, so each of them causes a release. */
const RELEASED = ['feat', 'fix', 'perf', 'revert'];
const NOT_RELEASED = ['docs', 'refactor', 'test', 'build', 'ci', 'chore'];

/** The folder of packages that each job publishes. */
const PUBLISHED: Record<string, string> = { release_npm: 'js', release_maven: 'java', release_pypi: 'python', release_golang: 'go' };

/** The options of the project that decide how it is built, versioned and published. */
export const release = {
  artifactsDirectory: PACKAGES,
  // The newest version that jsii supports. Its npm can publish without a token; that of Node 22 cannot.
  workflowNodeVersion: '24',

  releasableCommits: ReleasableCommits.ofType(RELEASED),
  // Without a tag, projen would release 0.0.0. Later versions follow from the commits.
  nextVersionCommand: 'node -e "if (process.env.VERSION === \'0.0.0\') console.log(\'minor\')"',
  releaseEnvironment: 'release',
  npmTrustedPublishing: true,
  // The publishing tool is pinned like the actions.
  jsiiReleaseVersion: '0.2.1061',

  // Generated files are committed with the change that affects them: the build fails on a difference and pushes nothing.
  buildWorkflowOptions: { mutableBuild: false, permissions: { contents: JobPermission.READ } },
  githubOptions: {
    pullRequestLintOptions: { semanticTitleOptions: { types: [...RELEASED, ...NOT_RELEASED] } },
  },
} satisfies Partial<cdk8s.ConstructLibraryCdk8sOptions>;

/** Settings of the projen workflows that its options do not support. */
export class ReleaseWorkflows extends Component {
  private readonly github: github.GitHub;

  constructor(project: cdk8s.ConstructLibraryCdk8s) {
    super(project);
    this.github = project.github!;
    for (const [action, { commit }] of Object.entries(pinnedActions)) this.github.actions.set(action, `${action}@${commit}`);

    project.gitignore.exclude(`/${PACKAGES}`);
    project.gitignore.exclude('/variants/build');
    // jsii-pacmak appends this line to .npmignore if it is missing, and the release fails on a changed file.
    project.npmignore!.exclude(PACKAGES);
    // During the release, while package.json has its version.
    project.packageTask.exec(`bash variants/pack.sh ${VARIANTS}`, { condition: 'node -e "if (!process.env.RELEASE) process.exit(1)"' });
  }

  /** Runs after the release component has added its jobs. */
  override preSynthesize() {
    const workflow = this.github.tryFindWorkflow('release')!;
    for (const job of ['release_github', ...Object.keys(PUBLISHED)]) this.readPackages(workflow, job);
    for (const [job, language] of Object.entries(PUBLISHED)) {
      const { run } = workflow.getStep(job, 'release');
      workflow.patchStep(job, 'release', { run: `${run} '${PACKAGES}/${language}'` });
      const create = `create_${language}_artifact`;
      const { run: createOurs } = workflow.getStep(job, create);
      workflow.patchStep(job, create, { run: `${createOurs} && bash variants/package.sh ${language} ../dist.old/variants` });
      // These jobs may publish, so no script of a dependency runs in them.
      const install = workflow.getStep(job, 'install_dependencies');
      workflow.patchStep(job, 'install_dependencies', { run: `${install.run} --ignore-scripts` });
    }
    // This job only builds; release_github creates the tag.
    workflow.file!.addOverride('jobs.release.permissions.contents', 'read');
    // Only titles that begin with [WIP] would need the permission to write.
    this.github.tryFindWorkflow('pull-request-lint')!.file!.addOverride('jobs.validate.permissions.pull-requests', 'read');
  }

  /** projen downloads into `dist`, the default folder of publib, regardless of the artifacts directory. */
  private readPackages(workflow: github.GithubWorkflow, job: string) {
    const download = workflow.getStep(job, 'download_build_artifacts');
    if (download.with!.path === PACKAGES) throw new Error(`projen downloads into ${PACKAGES} itself now: remove readPackages()`);
    workflow.patchStep(job, 'download_build_artifacts', { with: { ...download.with, path: PACKAGES } });
    workflow.patchStep(job, 'restore_build_artifact_permissions', { run: `cd ${PACKAGES} && setfacl --restore=permissions-backup.acl` });
  }
}
