import { DocumentFormat } from './document-format';
import { safeText } from '../text/safe-text';

/** The version of the interfaces. Fields are added to them, never renamed or removed. */
const VERSION = 1;

/** For programs: all there is, as its schema says. */
export function jsonDocument<T extends object>(schema: string): DocumentFormat<T> {
  return {
    name: 'json',
    description: `for programs: a stable interface with the schema schema/${schema}`,
    render(value, { toolVersion }) {
      return safeText(`${JSON.stringify({ version: VERSION, tool: { name: 'least-privilege', version: toolVersion }, ...value }, undefined, 2)}\n`);
    },
  };
}
