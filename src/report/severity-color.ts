import { createColors } from 'picocolors';
import { SeverityName } from '../rules/severity';

/** Paints a text in the color of a severity. */
export function paintSeverity(colors: ReturnType<typeof createColors>, severity: SeverityName, text: string): string {
  switch (severity) {
    case 'critical': return colors.inverse(colors.bold(colors.red(text)));
    case 'high': return colors.red(text);
    case 'medium': return colors.yellow(text);
    case 'low': return colors.blue(text);
  }
}
