import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { CLEAN } from '../../_run-tool';

/** A run of a program, as the program recorded it. */
export interface Call {
  readonly args: readonly string[];
  readonly env: { readonly [name: string]: string };
  /** The file names in each directory that a variable names. */
  readonly listed: { readonly [name: string]: readonly string[] };
}

/** Programs that record their runs in a separate directory. */
export interface Programs {
  readonly path: string;
  /** @param body The code of the program, except its version; the arguments are in `args`. */
  add(name: string, body?: string, version?: string): void;
  calls(name: string): Call[];
}

/** Code of a program that renders an app without findings. */
export const PRINTS_CLEAN = `process.stdout.write(${JSON.stringify(CLEAN)});`;

/** A PATH for each test, which contains only the added programs. */
export function usePrograms(): Programs {
  let path = '';
  beforeEach(() => { path = mkdtempSync(join(tmpdir(), 'programs-')); });
  afterEach(() => rmSync(path, { recursive: true, force: true }));
  return {
    get path() { return path; },
    add(name, body = PRINTS_CLEAN, version = 'v3.20.2+gabc') {
      const record = join(path, `${name}.calls`);
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, name), `#!${process.execPath}
const fs = require('fs');
const args = process.argv.slice(2);
if (args[0] === 'version') {
  console.log(${JSON.stringify(version)});
} else {
  const listed = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => {
    try { return [[name, fs.readdirSync(value)]]; } catch { return []; }
  }));
  fs.appendFileSync(${JSON.stringify(record)}, JSON.stringify({ args, env: process.env, listed }) + '\\n');
  ${body}
}
`);
      chmodSync(join(path, name), 0o755);
    },
    calls(name) {
      const record = join(path, `${name}.calls`);
      return existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n').map(line => JSON.parse(line)) : [];
    },
  };
}
