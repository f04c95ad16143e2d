/// <reference lib="dom" />
import { mkdirSync, readFileSync } from 'fs';
import { createServer, Server } from 'http';
import { AddressInfo } from 'net';
import { extname, join } from 'path';
import { Browser, BrowserContextOptions, chromium, Page } from 'playwright-core';
import { BASE, servedFile } from './_built-site';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.json': 'application/json', '.xml': 'application/xml',
};

const SCREENSHOTS = join(__dirname, '../../.cache/site');

/** A page of the site in a browser, with its console output and requests. */
export interface OpenedPage {
  readonly page: Page;
  /** Console messages, uncaught errors and failed requests. */
  readonly noise: readonly string[];
  /** Requests to other hosts. */
  readonly foreign: readonly string[];
}

/** The built site, served as GitHub Pages does, in one browser for all tests of a file. */
export class OpenSite {
  private browser: Browser | undefined;
  private server: Server | undefined;
  private origin = '';

  public constructor() {
    beforeAll(async () => {
      mkdirSync(SCREENSHOTS, { recursive: true });
      this.server = createServer((request, response) => {
        const path = new URL(request.url ?? '/', 'http://site').pathname;
        const file = path.startsWith(BASE) ? servedFile(path.slice(BASE.length)) : undefined;
        response.writeHead(file === undefined ? 404 : 200, { 'content-type': TYPES[extname(file ?? '')] ?? 'application/octet-stream' });
        response.end(file === undefined ? '' : readFileSync(file));
      });
      await new Promise<void>(resolve => this.server!.listen(0, '127.0.0.1', resolve));
      this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
      // Chromium does not run in a sandbox as root, and CI runs as root.
      this.browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
    });
    afterEach(async () => {
      for (const context of this.browser!.contexts()) { await context.close(); }
    });
    afterAll(async () => {
      await this.browser?.close();
      this.server?.close();
    });
  }

  public async open(path: string, options: BrowserContextOptions = {}): Promise<OpenedPage> {
    const page = await (await this.browser!.newContext(options)).newPage();
    const noise: string[] = [];
    const foreign: string[] = [];
    page.on('console', message => noise.push(message.text()));
    page.on('pageerror', error => noise.push(error.message));
    page.on('response', response => { if (response.status() >= 400) { noise.push(`${response.status()} ${response.url()}`); } });
    page.on('request', request => { if (!request.url().startsWith(this.origin) && !request.url().startsWith('data:')) { foreign.push(request.url()); } });
    await page.goto(`${this.origin}${BASE}${path}`);
    // Vue has mounted.
    await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}));
    await page.waitForLoadState('networkidle');
    return { page, noise, foreign };
  }

  public async screenshot(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }
}
