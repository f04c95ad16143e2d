import { CredentialSources, holdsSecret, Mount, mountsOf, Variable } from './_credential-sources';
import { CREDENTIAL_LIKE_NAME, isCredentialName, StaticCredentials } from '../../kubernetes/cloud/static-credentials';
import { isReference } from '../../kubernetes/secrets/secret-references';
import { settingsOfArguments, settingsOfFile, Setting } from '../../kubernetes/secrets/settings';
import { Path } from '../../manifest/path';
import { Container, Workload } from '../../model/workload';
import { texts } from '../../objects/lists';
import { printable } from '../../text/printable';

/** Where a container gets a static credential from; uncertain if the only evidence is a name. */
export interface FoundCredential {
  readonly what: readonly string[];
  /** Relative to the container. */
  readonly path: Path;
  readonly uncertain?: string;
  /** The file, if it is the only source and a variable names it. */
  readonly file?: string;
}

const ENDPOINT = /^(?:AWS|S3|MINIO)_(?:\w+_)?ENDPOINT(?:_URL(?:_\w+)?)?$/;

interface Source {
  readonly what: string;
  readonly path: Path;
}

const UNKNOWN_FILE = 'whether the file it names contains a key is not known: remove it if the file only selects an identity';
const UNKNOWN_LIST = 'whether they include a key is not known: pass it with --context';
const OTHER_STORAGE = 'another endpoint is set too, and whether the key is for AWS or for S3-compatible storage is not known';

/** All static credentials of a container for one cloud. */
export function staticCredentialsOf(
  credentials: StaticCredentials, workload: Workload, container: Container, sources: CredentialSources,
): FoundCredential | undefined {
  const { known, hidden } = sources.variables(workload, container);
  const mounts = mountsOf(workload, container);
  const files = known.filter(({ name }) => name === credentials.file).map(variable => ({ variable, secret: comesFromSecret(variable, mounts) }));
  const sure = [
    ...inVariables(credentials, known),
    ...inMounts(credentials, mounts),
    ...files.filter(({ secret }) => secret).map(({ variable: { name, path } }) => ({ what: `a Secret that ${name} leads to`, path })),
    ...inArguments(credentials, container),
    ...inConfigFiles(credentials, sources.configFiles(workload, container)),
  ];
  if (sure.length > 0) {
    const [file] = files;
    return {
      what: sure.map(({ what }) => what),
      path: sure[0].path,
      ...usesOtherStorage(credentials, known) ? { uncertain: OTHER_STORAGE } : {},
      ...file?.secret && sure.length === 1 ? { file: file.variable.value } : {},
    };
  }
  const [doubtful] = files.filter(({ secret }) => secret === undefined);
  if (doubtful) { return { what: [`the variable ${doubtful.variable.name}`], path: doubtful.variable.path, uncertain: UNKNOWN_FILE }; }
  const list = hidden.find(({ name }) => credentials.secret.test(name) && CREDENTIAL_LIKE_NAME.test(name));
  return list && { what: [`all variables of the ${list.kind} '${list.name}'`], path: list.path, uncertain: UNKNOWN_LIST };
}

function inVariables({ names, format }: StaticCredentials, known: readonly Variable[]): Source[] {
  const isOne = ({ name, key, value = '' }: Variable): boolean =>
    names.some(wanted => name === wanted || (key !== undefined && isCredentialName(key, wanted))) || format.test(value);
  return known.filter(isOne).map(({ name, path }) => ({ what: `the variable ${name}`, path }));
}

function inMounts({ places }: StaticCredentials, mounts: readonly Mount[]): Source[] {
  return mounts.filter(({ mountPath, volume }) => places?.test(mountPath) && holdsSecret(volume))
    .map(({ mountPath, path }) => ({ what: `a Secret at ${mountPath}`, path }));
}

function inArguments({ names, format }: StaticCredentials, { manifest }: Container): Source[] {
  return (['command', 'args'] as const).flatMap(field => {
    const list = texts(manifest[field]);
    const [name] = namesIn(settingsOfArguments(list), names);
    if (name !== undefined) { return [{ what: `${printable(name)} in its ${field}`, path: [field] }]; }
    return list.some(text => format.test(text)) ? [{ what: `a key in its ${field}`, path: [field] }] : [];
  });
}

function inConfigFiles({ names, format }: StaticCredentials, files: ReturnType<CredentialSources['configFiles']>): Source[] {
  return files.filter(({ file, text }) => format.test(text) || namesIn(settingsOfFile(file, text), names).length > 0)
    .map(({ configMap, file, path }) => ({ what: `${printable(file)} of the ConfigMap '${configMap}'`, path }));
}

/** A reference may lead to a key, but does not expose it to readers of the manifest, and need not be one. */
function namesIn(settings: readonly Setting[], names: readonly string[]): string[] {
  return settings.filter(({ name, value }) => value !== '' && !isReference(value) && names.some(wanted => isCredentialName(name, wanted))).map(({ name }) => name);
}

/** Other object stores implement the S3 protocol, and their keys are not AWS credentials. */
function usesOtherStorage({ title }: StaticCredentials, known: readonly Variable[]): boolean {
  return title === 'AWS' && known.some(({ name, value = '' }) => ENDPOINT.test(name) && value !== '' && !value.includes('amazonaws.com'));
}

/** Whether the file that a variable names is in a Secret; `undefined` if that is unknown. */
function comesFromSecret({ value }: Variable, mounts: readonly Mount[]): boolean | undefined {
  if (value === undefined) { return undefined; }
  const around = mounts.filter(({ mountPath }) => value === mountPath || value.startsWith(`${mountPath}/`));
  const [closest] = around.sort((one, other) => other.mountPath.length - one.mountPath.length);
  return closest && holdsSecret(closest.volume);
}
