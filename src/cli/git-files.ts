import { spawnSync } from 'child_process';
import { posix, relative } from 'path';
import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';
import { Files } from '../manifest/files';
import { isManifestName, isOfOtherTool } from '../manifest/manifest-names';
import { printable } from '../text/printable';

/** The prefix of a path in a revision. */
const PREFIX = 'git:';
/** The maximum total size of a revision's manifests. */
const MAX_OUTPUT_BYTES = 1024 * 1024 * 1024;
/** The link limit of Linux. */
const MAXIMUM_LINKS = 40;
/** The first line of a Git LFS pointer, which replaces a file stored elsewhere. */
const LFS_POINTER = 'version https://git-lfs.github.com/spec/';

const LINK = '120000';
const SUBMODULE = '160000';

/** A path in a revision of a git repository. */
export interface GitPath {
  readonly files: GitFiles;
  /** From the root of the repository. */
  readonly path: string;
}

/** A file, link or submodule of a revision. */
interface Entry {
  readonly mode: string;
  readonly id: string;
}

/** Whether a path is in a revision: `git:main:dist/`. */
export function isGitPath(path: string): boolean {
  return path.startsWith(PREFIX);
}

/**
 * Opens a revision. Nothing is fetched, checked out or run: git only reads local data.
 *
 * @throws InputError if git, the repository, the revision or the path does not exist
 */
export function openGitPath(argument: string): GitPath {
  const [, revision, written] = /^git:([^:]*)(?::(.*))?$/s.exec(argument)!;
  if (revision === '' || written === undefined) { throw new InputError(`${quote(argument)} has no ${revision === '' ? 'revision' : 'path'}; write git:REVISION:PATH, as in git:main:dist/`); }
  if (revision.startsWith('-')) { throw new InputError(`${quote(argument)} names the revision ${quote(revision)}, which begins with "-"; no revision does`); }
  const root = rootOf(argument);
  // git prints no reason for a missing revision.
  const found = run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{tree}`], argument);
  if (found.status !== 0) { throw new InputError(`there is no revision ${quote(revision)} in this repository; fetch it first, for example with git fetch origin, or with fetch-depth: 0 in GitHub Actions`); }
  const files = new GitFiles(argument.slice(0, PREFIX.length + revision.length + 1), text(found.stdout), root);
  // As in git, relative to the root unless it begins with a dot.
  const path = posix.normalize(/^\.\.?(?:\/|$)/.test(written) ? posix.join(relative(root, process.cwd()).replaceAll('\\', '/'), written) : written || '.').replace(/^\/+|\/+$/g, '') || '.';
  try {
    files.kindOf(path);
  } catch {
    throw new InputError(`there is no ${quote(path)} in the revision ${quote(revision)}; paths are relative to the root of the repository, or to this directory if they begin with ./`);
  }
  return { files, path };
}

/** The root of the working tree, or the working directory in a bare repository. */
function rootOf(argument: string): string {
  git(['rev-parse', '--git-dir'], argument);
  const { status, stdout } = run(['rev-parse', '--show-toplevel'], argument);
  return status === 0 ? text(stdout) : process.cwd();
}

/** The files of a revision, in memory. */
export class GitFiles implements Files {
  private readonly entries = new Map<string, Entry>();
  private readonly directories = new Map<string, Set<string>>([['.', new Set()]]);
  private readonly contents = new Map<string, Buffer>();

  /**
   * @param prefix The prefix of paths in messages.
   * @param tree The id of the tree.
   * @param root The directory of the working tree.
   */
  public constructor(private readonly prefix: string, tree: string, private readonly root: string) {
    for (const line of git(['ls-tree', '-r', '-z', '--full-tree', tree], prefix).toString('utf8').split('\0')) {
      const [, mode, id, path] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      if (path === undefined) { continue; }
      this.entries.set(path, { mode, id });
      for (let name = path; name !== '.'; name = posix.dirname(name)) {
        const directory = posix.dirname(name);
        const names = this.directories.get(directory);
        names?.add(posix.basename(name));
        if (names) { break; }
        this.directories.set(directory, new Set([posix.basename(name)]));
      }
    }
  }

  public kindOf(path: string): 'file' | 'directory' | 'other' {
    return this.directories.has(this.realPath(path)) ? 'directory' : 'file';
  }

  public namesIn(directory: string): readonly string[] {
    return [...this.directories.get(this.realPath(directory))!];
  }

  public read(path: string): Buffer {
    const real = this.realPath(path);
    if (!this.contents.has(real)) { this.load(isManifestName(real) ? this.manifestsBeside(real) : [real]); }
    const content = this.contents.get(real)!;
    if (content.toString('latin1', 0, LFS_POINTER.length) === LFS_POINTER) { throw new Error('it is stored with Git LFS, and the revision has only a pointer to it'); }
    return content;
  }

  public realPath(path: string): string {
    let left = posix.normalize(path).replace(/\/+$/, '').split('/');
    let at = '.';
    for (let links = 0; left.length > 0;) {
      const [name, ...rest] = left;
      const next = posix.join(at, name);
      const entry = this.entries.get(next);
      if (entry?.mode === SUBMODULE) { throw new Error('it is a submodule, whose files are in another repository'); }
      if (entry?.mode === LINK) {
        if (++links > MAXIMUM_LINKS) { throw failure('ELOOP'); }
        left = [...posix.join(at, this.target(next, entry)).split('/'), ...rest];
        at = '.';
      } else if (next.startsWith('..') || !entry && !this.directories.has(next) || entry && rest.length > 0) {
        throw failure('ENOENT');
      } else {
        at = next;
        left = rest;
      }
    }
    return at;
  }

  public nameOf(path: string): string {
    return this.prefix + path;
  }

  public workingPath(path: string): string {
    return relative(process.cwd(), posix.join(this.root.replaceAll('\\', '/'), path));
  }

  private target(path: string, { id }: Entry): string {
    if (!this.contents.has(path)) { this.contents.set(path, blobs([id], this.prefix)[0]!); }
    const target = this.contents.get(path)!.toString('utf8');
    if (posix.isAbsolute(target)) { throw new Error('it is a symbolic link that leads out of the repository'); }
    return target;
  }

  /** All manifests below the directory of a path, read together because each git process takes time. */
  private manifestsBeside(path: string): string[] {
    const directory = posix.dirname(path);
    return [...this.entries].filter(([other, { mode }]) => mode !== LINK && mode !== SUBMODULE && !this.contents.has(other) && isManifestName(other)
      && (directory === '.' || other.startsWith(`${directory}/`)) && !other.split('/').slice(0, -1).some(name => isOfOtherTool(name, true)) || other === path).map(([other]) => other);
  }

  private load(paths: readonly string[]): void {
    const contents = blobs(paths.map(path => this.entries.get(path)!.id), this.prefix);
    for (const [index, path] of paths.entries()) {
      const content = contents[index];
      if (content === undefined) { throw new Error('this clone does not have its contents; fetch them first, since nothing is fetched here'); }
      this.contents.set(path, content);
    }
  }
}

function failure(code: 'ENOENT' | 'ELOOP'): Error {
  return Object.assign(new Error(code), { code });
}

/** The contents of blobs as stored: no filter changes them. */
function blobs(ids: readonly string[], argument: string): (Buffer | undefined)[] {
  const output = git(['cat-file', '--batch'], argument, `${ids.join('\n')}\n`);
  let at = 0;
  return ids.map(() => {
    const end = output.indexOf('\n', at);
    const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(output.toString('latin1', at, end)) ?? [];
    at = end + 1;
    if (size === undefined) { return undefined; }
    const content = output.subarray(at, at + Number(size));
    at += content.length + 1;
    return content;
  });
}

function git(args: readonly string[], argument: string, input?: string): Buffer {
  const { status, stdout, stderr } = run(args, argument, input);
  if (status !== 0) { throw new InputError(`git can't read ${quote(argument)}: ${printable(text(stderr)) || `it exited with ${status}`}`); }
  return stdout;
}

function run(args: readonly string[], argument: string, input = ''): { readonly status: number | null; readonly stdout: Buffer; readonly stderr: Buffer } {
  const result = spawnSync('git', ['-c', 'core.fsmonitor=false', ...args], {
    input,
    maxBuffer: MAX_OUTPUT_BYTES,
    windowsHide: true,
    // A partial clone would fetch missing objects.
    env: { ...process.env, LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: '', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' },
  });
  const { code } = (result.error ?? {}) as NodeJS.ErrnoException;
  if (code === 'ENOENT') { throw new InputError(`${quote(argument)} needs git, which is not installed or not in PATH`); }
  if (code === 'ENOBUFS') { throw new InputError(`${quote(argument)} contains more than ${MAX_OUTPUT_BYTES / 1024 ** 3} GiB of manifests; name a directory in it`); }
  if (result.error) { throw new InputError(`git can't read ${quote(argument)}: ${printable(result.error.message)}`); }
  return result;
}

function text(output: Buffer): string {
  return output.toString('utf8').trim();
}
