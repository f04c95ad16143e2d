import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';

/** Variables a program needs to start: shims find programs on the PATH, and Windows finds its libraries. */
const KEPT_VARIABLES: readonly string[] = ['PATH', 'SystemRoot', 'PATHEXT', 'ComSpec'];

/**
 * The environment of a rendering program: no credentials, proxies, plugins or settings
 * of the user. Its configuration directories are empty.
 *
 * @param home An empty directory.
 */
export function scrubbedEnvironment(env: { readonly [name: string]: string | undefined }, home: string): { [name: string]: string } {
  const directory = (name: string): string => {
    const path = join(home, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  const file = (name: string): string => {
    const path = join(home, name);
    writeFileSync(path, '');
    return path;
  };
  return {
    ...Object.fromEntries(KEPT_VARIABLES.flatMap(name => env[name] === undefined ? [] : [[name, env[name]]])),
    HOME: directory('home'),
    USERPROFILE: directory('home'),
    APPDATA: directory('home'),
    LOCALAPPDATA: directory('home'),
    TMPDIR: directory('tmp'),
    TEMP: directory('tmp'),
    TMP: directory('tmp'),
    XDG_CONFIG_HOME: directory('config'),
    XDG_CACHE_HOME: directory('cache'),
    XDG_DATA_HOME: directory('data'),
    XDG_STATE_HOME: directory('state'),
    HELM_CONFIG_HOME: directory('helm/config'),
    HELM_CACHE_HOME: directory('helm/cache'),
    HELM_DATA_HOME: directory('helm/data'),
    HELM_PLUGINS: directory('helm/plugins'),
    HELM_REGISTRY_CONFIG: join(home, 'helm', 'registry.json'),
    HELM_REPOSITORY_CONFIG: join(home, 'helm', 'repositories.yaml'),
    HELM_REPOSITORY_CACHE: directory('helm/repository'),
    KUSTOMIZE_PLUGIN_HOME: directory('kustomize/plugins'),
    KUBECONFIG: file('kubeconfig'),
    KUBERC: 'off',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: file('gitconfig'),
    GIT_TERMINAL_PROMPT: '0',
    // Git fetches only by the protocols in this list, and no protocol has this name.
    GIT_ALLOW_PROTOCOL: 'none',
  };
}
