import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { pathToFileURL } from 'url';
import { Browser, BrowserContextOptions, chromium, Page } from 'playwright-core';
import { escalationPaths } from '../../../src/access/escalation-paths';
import { inventoryOf } from '../../../src/access/inventory-of';
import { audit } from '../../../src/audit/audit';
import { AuditResult } from '../../../src/audit/finding';
import { ManifestObject } from '../../../src/manifest/manifest-object';
import { AppModel } from '../../../src/model/app-model';
import { html } from '../../../src/report/html';
import { OPTIONS } from '../_result';

/** A report in a browser, with its console output. */
export interface Opened {
  readonly page: Page;
  /** Console messages and uncaught errors. */
  readonly noise: readonly string[];
  readonly requests: readonly string[];
}

/** Reports in one browser, shared by the tests of a file. */
export class Reports {
  private browser: Browser | undefined;
  private readonly directory = mkdtempSync(join(tmpdir(), 'least-privilege-'));

  public constructor() {
    beforeAll(async () => {
      // Chromium does not run in a sandbox as root, and CI runs as root.
      this.browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
    });
    afterEach(async () => {
      for (const context of this.browser!.contexts()) { await context.close(); }
    });
    afterAll(async () => {
      await this.browser?.close();
      rmSync(this.directory, { recursive: true });
    });
  }

  public async open(report: string, options: BrowserContextOptions & { readonly hash?: string } = {}): Promise<Opened> {
    const { hash = '', ...context } = options;
    const file = join(this.directory, 'report.html');
    writeFileSync(file, report);
    const page = await (await this.browser!.newContext(context)).newPage();
    const noise: string[] = [];
    const requests: string[] = [];
    page.on('console', message => noise.push(message.text()));
    page.on('pageerror', error => noise.push(error.message));
    page.on('request', request => requests.push(request.url()));
    await page.goto(`${pathToFileURL(file).href}${hash}`);
    if (context.javaScriptEnabled !== false) { await page.waitForSelector('html[data-ready]'); }
    return { page, noise, requests };
  }
}

/** The report of an app, as the CLI writes it. */
export function reportOf(objects: readonly ManifestObject[]): string {
  const model = new AppModel(objects);
  return html.render(audit(model, { today: '2030-06-15' }), { ...OPTIONS, inventory: () => inventoryOf(model), paths: () => escalationPaths(model) });
}

export function reportOfResult(result: AuditResult): string {
  return html.render(result, { ...OPTIONS, showAccepted: true });
}
