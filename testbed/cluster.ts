import { ChildProcess, execFileSync, spawn } from 'child_process';
import { generateKeyPairSync, randomBytes } from 'crypto';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { createServer } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';
import { certificateAuthority } from './certificates';
import { Client } from './client';

/** The issuer that kubeadm uses; also the only audience that the API server accepts. */
export const ISSUER = 'https://kubernetes.default.svc.cluster.local';

/** The controllers that these tests need; others would only take time. */
const CONTROLLERS = [
  'serviceaccount-controller', 'serviceaccount-token-controller', 'root-ca-certificate-publisher-controller',
  'clusterrole-aggregation-controller', 'namespace-controller', 'endpointslice-mirroring-controller',
  'certificatesigningrequest-approving-controller',
];

/** The controllers for nodes and volumes, each with a separate account. */
const NODE_CONTROLLERS = ['certificatesigningrequest-signing-controller', 'persistentvolume-binder-controller', 'ephemeral-volume-controller'];

/** Additional features of a cluster. */
export interface ClusterOptions {
  /** Whether, as with kubeadm, nodes log in with certificates and bootstrap tokens and have node permissions, and controllers have accounts. */
  readonly nodes?: boolean;
}

/** A kube-apiserver with its etcd, and a kube-controller-manager if available. */
export class Cluster {
  /**
   * The folder of the programs, which are built if needed.
   *
   * @param minor As in `1.34`.
   * @throws if they can't be built
   */
  public static findPrograms(minor: string): string {
    return process.env.KUBEBUILDER_ASSETS
      || execFileSync(join(__dirname, 'kubernetes/build.sh'), [minor], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  }

  /** Whether a kube-controller-manager is among the programs; envtest has none. */
  public static hasControllers(programs: string): boolean {
    return existsSync(join(programs, 'kube-controller-manager'));
  }

  /** 34 for `1.34`. */
  public static minorOf(version: string): number {
    return Number(version.split('.')[1]);
  }

  /** @throws with the output of the programs if one of them does not start */
  public static async start(programs: string, options: ClusterOptions = {}): Promise<Cluster> {
    const cluster = new Cluster(programs, options);
    try {
      await cluster.startAll();
      return cluster;
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  public client!: Client;
  private readonly state = mkdtempSync(join(tmpdir(), 'least-privilege-testbed-'));
  private readonly processes: ChildProcess[] = [];

  private constructor(private readonly programs: string, private readonly options: ClusterOptions) {}

  /** The self-signed certificate of the API server and its key. */
  public get certificate(): { readonly cert: string; readonly key: string } {
    const read = (name: string): string => readFileSync(join(this.state, 'certificates', name), 'utf8');
    return { cert: read('apiserver.crt'), key: read('apiserver.key') };
  }

  public async stop(): Promise<void> {
    this.client?.close();
    await Promise.all(this.processes.filter(({ exitCode }) => exitCode === null).map(child => {
      const ended = new Promise(resolve => child.once('exit', resolve));
      child.stdin!.end();
      return ended;
    }));
    rmSync(this.state, { recursive: true, force: true });
  }

  private async startAll(): Promise<void> {
    const [etcd, etcdPeer, api] = await Promise.all([freePort(), freePort(), freePort()]);
    const path = (name: string): string => join(this.state, name);
    const keys = generateKeyPairSync('rsa', {
      modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    writeFileSync(path('account.key'), keys.privateKey, { mode: 0o600 });
    writeFileSync(path('account.pub'), keys.publicKey);
    const token = randomBytes(16).toString('hex');
    writeFileSync(path('tokens.csv'), `${token},admin,admin,system:masters\n`, { mode: 0o600 });

    const { nodes = false } = this.options;
    if (nodes) {
      const { certificate, key } = certificateAuthority();
      writeFileSync(path('nodes.crt'), certificate);
      writeFileSync(path('nodes.key'), key, { mode: 0o600 });
    }
    this.run('etcd', [
      `--data-dir=${path('etcd')}`, `--listen-client-urls=http://127.0.0.1:${etcd}`, `--advertise-client-urls=http://127.0.0.1:${etcd}`,
      `--listen-peer-urls=http://127.0.0.1:${etcdPeer}`, `--initial-advertise-peer-urls=http://127.0.0.1:${etcdPeer}`,
      `--initial-cluster=default=http://127.0.0.1:${etcdPeer}`, '--unsafe-no-fsync', '--log-level=error',
    ]);
    this.run('kube-apiserver', [
      `--etcd-servers=http://127.0.0.1:${etcd}`, '--bind-address=127.0.0.1', `--secure-port=${api}`, `--cert-dir=${path('certificates')}`,
      ...nodes
        ? ['--authorization-mode=Node,RBAC', '--enable-admission-plugins=NodeRestriction', `--client-ca-file=${path('nodes.crt')}`, '--enable-bootstrap-token-auth=true']
        : ['--authorization-mode=RBAC'],
      '--anonymous-auth=false', `--token-auth-file=${path('tokens.csv')}`,
      `--service-account-issuer=${ISSUER}`, `--service-account-key-file=${path('account.pub')}`, `--service-account-signing-key-file=${path('account.key')}`,
      // Otherwise validation refuses privileged pods before Pod Security does.
      '--allow-privileged=true', '--endpoint-reconciler-type=none', '--service-cluster-ip-range=10.0.0.0/24',
    ]);
    const url = `https://127.0.0.1:${api}`;
    this.client = new Client({ url, token });
    await this.until('kube-apiserver is ready', async () => (await this.client.request('GET', '/readyz')).status === 200);
    if (!Cluster.hasControllers(this.programs)) { return; }

    writeFileSync(path('kubeconfig'), JSON.stringify({
      'apiVersion': 'v1',
      'kind': 'Config',
      'clusters': [{ name: 'testbed', cluster: { 'server': url, 'insecure-skip-tls-verify': true } }],
      'users': [{ name: 'admin', user: { token } }],
      'contexts': [{ name: 'testbed', context: { cluster: 'testbed', user: 'admin' } }],
      'current-context': 'testbed',
    }), { mode: 0o600 });
    this.run('kube-controller-manager', [
      `--kubeconfig=${path('kubeconfig')}`, `--controllers=${[...CONTROLLERS, ...nodes ? NODE_CONTROLLERS : []].join(',')}`, '--leader-elect=false', '--secure-port=0',
      ...nodes ? ['--use-service-account-credentials=true', `--cluster-signing-cert-file=${path('nodes.crt')}`, `--cluster-signing-key-file=${path('nodes.key')}`] : [],
      `--service-account-private-key-file=${path('account.key')}`, `--root-ca-file=${path('certificates/apiserver.crt')}`,
    ]);
    await this.until('the controllers have done their first work', async () => {
      const view = await this.client.request('GET', '/apis/rbac.authorization.k8s.io/v1/clusterroles/view');
      const account = await this.client.request('GET', '/api/v1/namespaces/default/serviceaccounts/default');
      return (view.body.rules ?? []).length > 0 && account.status === 200;
    });
  }

  private run(program: string, args: readonly string[]): void {
    const log = openSync(join(this.state, `${program}.log`), 'w');
    const child = spawn(join(__dirname, 'supervise.sh'), [this.state, process.env.TESTBED_OWNER ?? String(process.pid), join(this.programs, program), ...args], { stdio: ['pipe', log, log] });
    closeSync(log);
    this.processes.push(child);
  }

  /** @throws if a program ends, or a minute passes */
  private async until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + 60_000;
    for (;;) {
      try {
        if (await isSo()) { return; }
      } catch {
        // It does not listen yet.
      }
      const ended = this.processes.find(({ exitCode }) => exitCode !== null);
      if (ended || Date.now() > end) {
        const logs = ['etcd', 'kube-apiserver', 'kube-controller-manager'].filter(program => existsSync(join(this.state, `${program}.log`)))
          .map(program => `${program}: ${readFileSync(join(this.state, `${program}.log`), 'utf8').slice(-2000)}`);
        throw new Error(`waited too long until ${what}\n${logs.join('\n')}`);
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
