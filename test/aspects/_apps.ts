import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, AppProps, Chart, YamlOutputType } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { IConstruct } from 'constructs';
import { IAspect } from '../../src';
import { ManifestAspect, RenderedObjects } from '../../src/aspects/manifest-aspect';

export const OUTPUT_TYPES = [
  YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
].map(type => [YamlOutputType[type], type] as const);

const outdirs: string[] = [];
afterAll(() => { outdirs.splice(0).forEach(outdir => rmSync(outdir, { recursive: true, force: true })); });

export function newApp(props: AppProps = {}, AppClass: new (props: AppProps) => App = App): App {
  const outdir = mkdtempSync(join(tmpdir(), 'aspects-'));
  outdirs.push(outdir);
  return new AppClass({ outdir, ...props });
}

/** The files that the app has written, with their text. */
export function filesOf(app: App): { [file: string]: string } {
  const files = readdirSync(app.outdir, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return Object.fromEntries(files.map(entry => join(entry.parentPath, entry.name)).sort()
    .map(path => [path.slice(app.outdir.length + 1), readFileSync(path, 'utf8')]));
}

export function newConfigMap(scope: IConstruct, id: string, data: unknown = { key: 'value' }): ApiObject {
  return new ApiObject(scope as Chart, id, { apiVersion: 'v1', kind: 'ConfigMap', data } as any);
}

/** A Deployment that cdk8s-plus renders differently at each call. */
export function newSpreadDeployment(chart: Chart, id: string): kplus.Deployment {
  const deployment = new kplus.Deployment(chart, id, { containers: [{ image: 'app:v1' }] });
  deployment.scheduling.spread();
  return deployment;
}

/** Records the path of each construct that it visits. */
export class Recorder implements IAspect {
  public readonly paths: string[] = [];

  public constructor(private readonly label = '', private readonly log: string[] = []) {}

  public visit(node: IConstruct): void {
    this.paths.push(node.node.path);
    this.log.push(`${this.label} ${node.node.path}`);
  }
}

/** Calls a function at each visit. */
export class Visitor implements IAspect {
  public constructor(public readonly visit: (node: IConstruct) => void) {}
}

/** Checks with a function. */
export class Check implements ManifestAspect {
  public readonly _manifestsOnly = true;
  public calls = 0;

  public constructor(private readonly find: (objects: RenderedObjects) => string[] = () => []) {}

  public visit(): void {
    throw new Error('an aspect on manifests only is not called for constructs');
  }

  public _check(objects: RenderedObjects): string[] {
    this.calls++;
    return this.find(objects);
  }
}

/** Rewrites each manifest in its scope with a function. */
export class Rewriter implements ManifestAspect {
  public readonly _manifestsOnly = true;

  public constructor(private readonly change: (manifest: any) => any) {}

  public visit(): void {}

  public _rewrite({ inScope }: RenderedObjects): Map<ApiObject, any> {
    return new Map(inScope.map(({ construct, manifest }) => [construct, this.change(manifest)]));
  }
}

