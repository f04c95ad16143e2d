import { createColors } from 'picocolors';
import { Severity } from '../rules/severity';

/** Shows a text in the colour of a severity. */
export function paintSeverity(colors: ReturnType<typeof createColors>, severity: Severity, text: string): string {
  switch (severity) {
    case 'critical': return colors.inverse(colors.bold(colors.red(text)));
    case 'high': return colors.red(text);
    case 'medium': return colors.yellow(text);
    case 'low': return colors.blue(text);
  }
}
