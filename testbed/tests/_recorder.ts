import { createServer as createPlainServer, IncomingMessage, Server } from 'http';
import { createServer } from 'https';
import { AddressInfo } from 'net';
import { networkInterfaces } from 'os';
import { cluster } from './_cluster';

/** A received request. */
export interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly body: any;
}

/** Replaces a kubelet, a webhook or a pod: it only records requests. */
export class Recorder {
  public static async start(address: string, protocol: 'http' | 'https'): Promise<Recorder> {
    const server = protocol === 'http' ? createPlainServer() : createServer(cluster.certificate);
    const recorder = new Recorder(server, address);
    await new Promise<void>(resolve => server.listen(0, address, resolve));
    return recorder;
  }

  public readonly recorded: Recorded[] = [];
  /** The JSON patch for objects to admit. If unset, they are unchanged. */
  public patch: readonly object[] | undefined;

  private constructor(private readonly server: Server, public readonly address: string) {
    const record = ({ method, url }: IncomingMessage, body?: any): void => { this.recorded.push({ method: method!, url: url!, body }); };
    server.on('request', (request: IncomingMessage, response) => {
      let text = '';
      request.on('data', chunk => { text += chunk; });
      request.on('end', () => {
        const body = text.startsWith('{') ? JSON.parse(text) : undefined;
        record(request, body);
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify(body?.kind === 'AdmissionReview' ? { ...body, response: { uid: body.request.uid, allowed: true, ...this.patchOf() } } : { recorded: true }));
      });
    });
    server.on('upgrade', (request: IncomingMessage, socket) => {
      record(request);
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    });
  }

  private patchOf(): object {
    return this.patch ? { patchType: 'JSONPatch', patch: Buffer.from(JSON.stringify(this.patch)).toString('base64') } : {};
  }

  public get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }
}

/** An address of this machine to which the API server proxies; it refuses loopback addresses. */
export function outerAddress(): string | undefined {
  return Object.values(networkInterfaces()).flat().find(found => found?.family === 'IPv4' && !found.internal)?.address;
}
