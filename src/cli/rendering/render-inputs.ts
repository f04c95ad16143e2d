import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { isAbsolute, join, posix } from 'path';
import { explainChart } from './_explain-chart';
import { explainKustomization } from './_explain-kustomization';
import { findProgram } from './_find-program';
import { Ran, runProgram } from './_run-program';
import { scrubbedEnvironment } from './_scrubbed-environment';
import { RenderOptions } from './render-options';
import { UsedRendering } from '../../audit/provenance';
import { sha256 } from '../../audit/sha256';
import { FoundFile, manifestFiles } from '../../manifest/manifest-files';
import { IsExcluded } from '../../manifest/manifest-names';
import { RenderedText } from '../../manifest/read-manifests';
import { Renderer } from '../../manifest/rendered-directory';
import { printable, printableLines } from '../../text/printable';
import { safeText } from '../../text/safe-text';
import { Io, write } from '../io';

/** Settings of rendering in addition to the options. */
export interface RenderSettings extends RenderOptions {
  readonly namespace?: string;
  readonly kubernetesVersion?: string;
}

/** The rendered output of directories. */
export interface RenderedInputs {
  readonly rendered: (directory: FoundFile) => RenderedText;
  readonly used: readonly UsedRendering[];
}

type ProgramName = UsedRendering['program'];

/** An installed program. */
interface Installed {
  readonly name: ProgramName;
  readonly file: string;
  readonly version: string;
}

const PROGRAMS: { readonly [renderer in Renderer]: readonly ProgramName[] } = { helm: ['helm'], kustomize: ['kustomize', 'kubectl'] };

const VERSION_ARGUMENTS: { readonly [program in ProgramName]: readonly string[] } = {
  helm: ['version', '--short'],
  kustomize: ['version'],
  kubectl: ['version', '--client'],
};

/** The command as reports name it. */
const COMMANDS: { readonly [program in ProgramName]: string } = { helm: 'helm template', kustomize: 'kustomize build', kubectl: 'kubectl kustomize' };

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The maximum number of characters to show of a program's output. */
const MAX_SHOWN = 2000;

/**
 * Renders the directories in some paths that need rendering, each with its program.
 * Failures are errors of the directory.
 */
export async function renderInputs(paths: readonly string[], isExcluded: IsExcluded, settings: RenderSettings, io: Io): Promise<RenderedInputs> {
  const seen = new Set<string>();
  const directories = paths.filter(path => path !== '-').flatMap(path => [...manifestFiles(path, seen, isExcluded)]).filter(({ renderer }) => renderer !== undefined);
  const texts = new Map<string, RenderedText>();
  const used: UsedRendering[] = [];
  if (directories.length > 0) {
    await withRenderer(settings, io, async renderer => {
      for (const { path, renderer: by } of directories) {
        const { text, rendering } = await renderer.render(path, by!);
        texts.set(path, text);
        if (rendering !== undefined) { used.push(rendering); }
      }
    });
  }
  return { rendered: ({ path, error }) => texts.get(path) ?? { error: error! }, used };
}

/** A renderer with an empty home directory, which is removed afterwards, even after a signal. */
async function withRenderer(settings: RenderSettings, io: Io, use: (renderer: DirectoryRenderer) => Promise<void>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'least-privilege-render-'));
  const interruption = new AbortController();
  let received: NodeJS.Signals | undefined;
  const interrupt = (signal: NodeJS.Signals): void => {
    received = signal;
    interruption.abort();
  };
  for (const signal of SIGNALS) { process.on(signal, interrupt); }
  try {
    await use(new DirectoryRenderer(settings, io, scrubbedEnvironment(io.env, home), interruption.signal));
  } finally {
    for (const signal of SIGNALS) { process.off(signal, interrupt); }
    rmSync(home, { recursive: true, force: true });
    if (received !== undefined) { process.kill(process.pid, received); }
  }
}

class DirectoryRenderer {
  private readonly installed = new Map<Renderer, Promise<Installed | string>>();

  public constructor(
    private readonly settings: RenderSettings,
    private readonly io: Io,
    private readonly env: { readonly [name: string]: string },
    private readonly signal: AbortSignal,
  ) {}

  /** Renders a directory. */
  public async render(directory: string, renderer: Renderer): Promise<{ readonly text: RenderedText; readonly rendering?: UsedRendering }> {
    const refusal = this.explain(directory, renderer);
    if (refusal !== undefined) { return { text: { error: refusal } }; }
    if (!this.installed.has(renderer)) { this.installed.set(renderer, this.find(renderer)); }
    const program = await this.installed.get(renderer)!;
    if (typeof program === 'string') { return { text: { error: program } }; }
    const args = this.argumentsFor(program.name, directory);
    const ran = await this.run(program.file, args);
    const command = COMMANDS[program.name];
    if ('problem' in ran) { return { text: { error: `"${command}" (${program.version}) ${ran.problem}${outputText(ran)}${remedyFor(ran)}` } }; }
    await this.repeatWarnings(`${command} ${directory}`, ran);
    return {
      text: { name: posix.join(directory, `<${command}>`), bytes: ran.stdout },
      rendering: { directory, program: program.name, version: program.version, arguments: args, sha256: sha256(ran.stdout) },
    };
  }

  private explain(directory: string, renderer: Renderer): string | undefined {
    try {
      return renderer === 'helm' ? explainChart(directory) : explainKustomization(directory);
    } catch (error) {
      return `cannot be read: ${(error as Error).message}`;
    }
  }

  private async find(renderer: Renderer): Promise<Installed | string> {
    const names = PROGRAMS[renderer];
    const found = findProgram(names, this.env.PATH);
    if (found === undefined) { return `--render runs ${names.join(' or ')}, which ${names.length === 1 ? 'is' : 'are'} not on the PATH; install ${names[0]}, or audit the output of "${COMMANDS[names[0]]}"`; }
    const ran = await this.run(found.file, VERSION_ARGUMENTS[found.name]);
    const version = 'problem' in ran ? undefined : versionIn(ran.stdout.toString());
    return version === undefined ? `"${found.name} ${VERSION_ARGUMENTS[found.name].join(' ')}" does not print its version${outputText(ran)}; check the installation` : { ...found, version };
  }

  private argumentsFor(program: ProgramName, directory: string): string[] {
    const path = local(directory);
    // The default, set explicitly against plugins and aliases; files outside a kustomization are not read.
    const restrictor = ['--load-restrictor', 'LoadRestrictionsRootOnly'];
    switch (program) {
      case 'kustomize': return ['build', path, ...restrictor];
      case 'kubectl': return ['kustomize', path, ...restrictor];
      case 'helm': {
        const { namespace, kubernetesVersion, values } = this.settings;
        return [
          'template', path, '--include-crds',
          // A schema can reference others by URL, which Helm downloads.
          '--skip-schema-validation',
          ...namespace === undefined ? [] : ['--namespace', namespace],
          ...kubernetesVersion === undefined ? [] : ['--kube-version', kubernetesVersion],
          ...values.flatMap(file => ['--values', oneItem(local(file))]),
        ];
      }
    }
  }

  private async run(file: string, args: readonly string[]): Promise<Ran> {
    const { timeoutSeconds } = this.settings;
    return runProgram({ file, arguments: args, env: this.env, timeoutSeconds, signal: this.signal });
  }

  private async repeatWarnings(command: string, ran: Ran): Promise<void> {
    const text = shown(ran);
    if (text !== '') { await write(this.io.stderr, safeText(`Note: ${printable(command)} says: ${text}\n`)); }
  }
}

/** A path that is neither an option nor a URL. */
function local(path: string): string {
  return isAbsolute(path) || path.startsWith('.') ? path : `./${path}`;
}

/** Helm splits the value of an option at commas, as in CSV. */
function oneItem(value: string): string {
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function versionIn(output: string): string | undefined {
  const [, kustomize] = /Kustomize Version: *(v[\w.+-]+)/.exec(output) ?? [];
  const [version] = /v?\d+\.\d+\.\d+[\w.+-]*/.exec(output) ?? [];
  return version !== undefined && kustomize !== undefined ? `${version} with kustomize ${kustomize}` : version;
}

function outputText(ran: Ran): string {
  const text = shown(ran);
  return text === '' ? '' : `: ${text}`;
}

/** A program's standard error on one line. */
function shown({ stderr }: Ran): string {
  const text = printableLines(stderr).map(line => line.trim()).filter(line => line !== '').join(' ');
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}...` : text;
}

function remedyFor({ stderr }: Ran): string {
  if (/requires kubeVersion/.test(stderr)) { return '; --kubernetes-version sets the version that charts are rendered for'; }
  if (/missing in charts\/? directory/.test(stderr)) { return '; run "helm dependency build" on the chart first: --render downloads nothing'; }
  return /unknown flag: --skip-schema-validation/.test(stderr) ? '; --render needs Helm 3.16 or newer' : '';
}
