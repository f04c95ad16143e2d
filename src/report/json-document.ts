import { DocumentFormat } from './document-format';
import { safeText } from '../text/safe-text';

/** The version of the interfaces. Later versions add fields, but never rename or remove one. */
const VERSION = 1;

/** For programs: the whole document as its schema describes it. */
export function jsonDocument<T extends object>(schema: string): DocumentFormat<T> {
  return {
    name: 'json',
    description: `for programs: a stable interface with the schema schema/${schema}`,
    render(value, { toolVersion }) {
      return safeText(`${JSON.stringify({ version: VERSION, tool: { name: 'least-privilege', version: toolVersion }, ...value }, undefined, 2)}\n`);
    },
  };
}
