import { Agent, request } from 'https';

/** The address of an API server, and the credentials. */
export interface Connection {
  readonly url: string;
  readonly token: string;
}

export interface RequestOptions {
  /** An object is sent as JSON, a string as YAML. */
  readonly body?: unknown;
  readonly contentType?: string;
  /** The user to impersonate. */
  readonly impersonate?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly token?: string;
  /** A client certificate with its key, instead of a token. */
  readonly certificate?: { readonly cert: string; readonly key: string };
}

export interface Response {
  readonly status: number;
  readonly body: any;
  /** The warnings of the server. */
  readonly warnings: readonly string[];
}

/** Sends requests unchanged: a typed client would drop fields that it does not know. */
export class Client {
  // The certificate of the server is self-signed, and it listens on 127.0.0.1 only.
  private readonly agent = new Agent({ keepAlive: true, rejectUnauthorized: false, maxSockets: 8 });

  public constructor(public readonly connection: Connection) {}

  public request(method: string, path: string, options: RequestOptions = {}): Promise<Response> {
    const { body, contentType, impersonate, headers, token, certificate } = options;
    const data = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.connection.url), {
        method,
        // A stream closes its connection at its end.
        ...headers?.Upgrade || certificate ? { agent: false, rejectUnauthorized: false, ...certificate } : { agent: this.agent },
        headers: {
          ...certificate ? {} : { Authorization: `Bearer ${token ?? this.connection.token}` },
          ...data === undefined ? {} : {
            'Content-Type': contentType ?? (typeof body === 'string' ? 'application/yaml' : 'application/json'),
            'Content-Length': Buffer.byteLength(data),
          },
          ...impersonate === undefined ? {} : { 'Impersonate-User': impersonate },
          ...headers,
        },
      }, response => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', chunk => { text += chunk; });
        response.on('error', reject);
        response.on('end', () => resolve({
          status: response.statusCode!,
          body: response.headers['content-type']?.includes('json') ? parsed(text) : text,
          warnings: [response.headers.warning ?? []].flat(),
        }));
      });
      sent.on('error', reject);
      sent.on('upgrade', ({ statusCode }, socket) => {
        socket.destroy();
        resolve({ status: statusCode!, body: {}, warnings: [] });
      });
      sent.end(data);
    });
  }

  public close(): void {
    this.agent.destroy();
  }
}

/** One value, or those of a watch, which are one per line. */
function parsed(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return text.split('\n').filter(Boolean).map(line => JSON.parse(line));
  }
}
