import { filePath } from './file-path';
import { AuditError } from '../audit/finding';

/** A location as `dist/app.yaml:3:7`, without its unknown parts. */
export function placeText({ file, line, column }: Pick<AuditError, 'file' | 'line' | 'column'>): string {
  return [file === undefined ? undefined : filePath(file) ?? file, line, column].filter(part => part !== undefined).join(':');
}
