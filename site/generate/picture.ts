/** The colors of the picture for one theme of the site. */
interface Palette {
  readonly panel: string;
  readonly line: string;
  readonly text: string;
  readonly faint: string;
  readonly accent: string;
  readonly danger: string;
  readonly fine: string;
}

export const PALETTES: Readonly<Record<'light' | 'dark', Palette>> = {
  light: { panel: '#ffffff', line: '#d5dae3', text: '#26304a', faint: '#5b657a', accent: '#2453b8', danger: '#b3261e', fine: '#1b6e3c' },
  dark: { panel: '#1c2030', line: '#3b4357', text: '#dfe4f0', faint: '#a3adc2', accent: '#8fb2ff', danger: '#ff9a90', fine: '#79d29b' },
};

const WIDTH = 560;
const SANS = 'ui-sans-serif, system-ui, sans-serif';
const MONO = 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace';

/** The three steps in one picture: write it right, check the whole, see what it leads to. */
export function picture(palette: Palette): string {
  const { accent, danger, fine, faint, text } = palette;
  const panels = [
    panel(palette, 0, 148, '1', 'Write it right', [
      mono(34, 66, [['new ', faint], ['SecureDeployment', accent], ["(chart, 'web', {", text]]),
      mono(34, 88, [['  apiAccess: ', text], ['ApiAccess', accent], [".inContainers('web'),", text]]),
      mono(34, 110, [["  containers: [{ name: 'web', image: '…' }],", text]]),
      mono(34, 132, [['});', text]]),
    ]),
    panel(palette, 172, 124, '2', 'Check the whole', [
      mono(34, 66, [['CRITICAL', danger], ['  binding-to-privileged-role', text]]),
      mono(34, 88, [['HIGH', danger], ['      read-secrets  ', text], ['[secrets get,list]', faint]]),
      mono(34, 110, [['PASSED', fine], ['    SecureDeployment web', text]]),
    ]),
    panel(palette, 320, 132, '3', 'See what it leads to', [
      node(palette, 24, 58, 118, 'Pod web', 'mounts a token'),
      arrow(palette, 142, 82, 176),
      node(palette, 178, 58, 134, 'ServiceAccount', 'shop/web'),
      arrow(palette, 312, 82, 346),
      node(palette, 348, 58, 188, 'every Secret', 'of the namespace', danger),
    ]),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} 452" role="img" aria-label="Write it right, check the whole, see what it leads to">\n${panels.join('\n')}\n</svg>\n`;
}

function panel(
  { panel: fill, line, accent, text }: Palette, y: number, height: number, number: string, title: string, content: readonly string[],
): string {
  return [
    `<g transform="translate(0 ${y})">`,
    `<rect x="1" y="1" width="${WIDTH - 2}" height="${height - 2}" rx="10" fill="${fill}" stroke="${line}"/>`,
    `<circle cx="30" cy="28" r="12" fill="none" stroke="${accent}"/>`,
    label(30, 33, number, accent, 14, 'middle'),
    label(52, 34, title, text, 17, 'start', 600),
    ...content,
    '</g>',
  ].join('\n');
}

function node({ line, text, faint }: Palette, x: number, y: number, width: number, title: string, subtitle: string, color = line): string {
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="48" rx="8" fill="none" stroke="${color}" stroke-width="1.5"/>`,
    label(x + width / 2, y + 21, title, color === line ? text : color, 14, 'middle', 600),
    label(x + width / 2, y + 38, subtitle, faint, 12, 'middle'),
  ].join('\n');
}

function arrow({ faint }: Palette, from: number, y: number, to: number): string {
  return `<path d="M${from + 3} ${y}H${to - 2}m-6 -5l6 5l-6 5" fill="none" stroke="${faint}" stroke-width="1.5"/>`;
}

function label(x: number, y: number, content: string, color: string, size: number, anchor: string, weight = 400): string {
  const font = `font-family="${SANS}" font-size="${size}" font-weight="${weight}"`;
  return `<text x="${x}" y="${y}" ${font} text-anchor="${anchor}" fill="${color}">${content}</text>`;
}

function mono(x: number, y: number, parts: readonly (readonly [string, string])[]): string {
  const spans = parts.map(([content, color]) => `<tspan fill="${color}">${content}</tspan>`);
  return `<text x="${x}" y="${y}" font-family="${MONO}" font-size="14" xml:space="preserve">${spans.join('')}</text>`;
}
