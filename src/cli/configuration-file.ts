import { AuditFlags } from './commands/audit';
import { InputError } from '../audit/input-error';
import { FoundConfiguration, searchConfiguration } from '../configuration/find-configuration';
import { printable } from '../text/printable';

/** The configuration file that the options select, with notes on files that are not used. */
export function configurationFile({ config }: AuditFlags): FoundConfiguration {
  if (config === undefined) { return searchConfiguration('.'); }
  const hidden = existing();
  if (config !== false) { return { file: config, notes: [] }; }
  return { notes: hidden === undefined ? [] : [printable(`the configuration ${hidden} is not read, because of --no-config`)] };
}

/** A file with a misspelled name would not be read either. */
function existing(): string | undefined {
  try {
    return searchConfiguration('.').file;
  } catch (error) {
    if (error instanceof InputError) { return undefined; }
    throw error;
  }
}
