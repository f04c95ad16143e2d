import { createHash } from 'crypto';
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { describe, Described } from './lines';
import { Source } from '../source';

/** Each control of Pod Security by its level, the versions in which it changes, and its code. */
export function describePodSecurity({ podSecurity }: Pick<Source, 'podSecurity'>): Described {
  const files = readdirSync(podSecurity).filter(name => /^check_.*(?<!_test)\.go$/.test(name));
  return describe(files.flatMap(file => {
    const code = readFileSync(join(podSecurity, file), 'utf8');
    const [, id] = /\bID:\s*"?(\w+)"?,/.exec(code)!;
    // An id used by several controls is a constant.
    const [, constant = id] = new RegExp(`\\b${id}\\s*(?:CheckID)?\\s*=\\s*"(\\w+)"`).exec(code) ?? [];
    return [
      [constant, /Level:\s*api\.Level(\w+)/.exec(code)![1].toLowerCase()],
      ...[...code.matchAll(/MinimumVersion:\s*api\.MajorMinorVersion\((\d+), (\d+)\)/g)].map(([, major, minor]) => [constant, `a check since ${major}.${minor}`] as const),
      [constant, `the code of ${file} (${createHash('sha256').update(code).digest('hex').slice(0, 8)})`],
    ] as const;
  }));
}
