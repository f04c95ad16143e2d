import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'fs';
import { basename, join } from 'path';
import { git } from './git';

/** The arguments of an action: its inputs, the folder of the job, and the shared state of all jobs of a run. */
export interface ActionRun {
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly artifacts: string;
  readonly origin: string;
  readonly repository: string;
  readonly branch: string;
}

type Outputs = Record<string, string>;

function checkout({ inputs, workspace, origin, repository, branch }: ActionRun): Outputs {
  const { ref = branch, path = '.', 'fetch-depth': depth = '1' } = inputs;
  if (inputs.repository && inputs.repository !== repository) throw new Error(`it would check out ${inputs.repository}`);
  const folder = join(workspace, path);
  mkdirSync(folder, { recursive: true });
  git(folder, 'init', '--quiet', '--initial-branch', branch);
  git(folder, 'remote', 'add', 'origin', `file://${origin}`);
  git(folder, 'fetch', '--quiet', ...(depth === '0' ? ['--tags'] : ['--no-tags', `--depth=${depth}`]), 'origin', ref);
  git(folder, 'checkout', '--quiet', '--force', '-B', /^[0-9a-f]{40}$/.test(ref) ? 'detached' : ref, 'FETCH_HEAD');
  return {};
}

/** An artifact has no hidden files and no permissions. */
function uploadArtifact({ inputs, workspace, artifacts }: ActionRun): Outputs {
  const from = join(workspace, inputs.path);
  const to = join(artifacts, inputs.name);
  if (!existsSync(from)) throw new Error(`there is no ${inputs.path} to upload`);
  rmSync(to, { recursive: true, force: true });
  const isFolder = statSync(from).isDirectory();
  cpSync(from, isFolder ? to : join(to, basename(from)), { recursive: true, filter: file => file === from || !basename(file).startsWith('.') });
  for (const file of readdirSync(to, { recursive: true, encoding: 'utf8' }).map(name => join(to, name))) {
    if (statSync(file).isFile()) chmodSync(file, 0o644);
  }
  return { 'artifact-id': inputs.name };
}

function downloadArtifact({ inputs, workspace, artifacts }: ActionRun): Outputs {
  const name = inputs['artifact-ids'] ?? inputs.name;
  if (!name) throw new Error('it names no artifact');
  cpSync(join(artifacts, name), join(workspace, inputs.path ?? '.'), { recursive: true });
  return {};
}

/** The tools are already installed, or the job is skipped. */
const installed = () => ({});

/** The actions of the workflows. An unknown one fails, so none is missed by the test. */
export const actions: Record<string, (run: ActionRun) => Outputs> = {
  'actions/checkout': checkout,
  'actions/upload-artifact': uploadArtifact,
  'actions/download-artifact': downloadArtifact,
  'actions/setup-node': installed,
  'actions/setup-java': installed,
  'actions/setup-python': installed,
  'actions/setup-go': installed,
};
