/** The width of the terminal; no report is wider. */
export const COLUMNS = 100;

/** Longer output scrolls: the terminal shows the last rows. */
const MOST_ROWS = 40;
const ROW = 18;

/** The styles that escape codes start, with the codes that end them. Our output uses no others. */
const STYLES = {
  1: ['bold', 22], 2: ['dim', 22], 7: ['inverse', 27], 31: ['red', 39], 32: ['green', 39], 33: ['yellow', 39], 34: ['blue', 39], 35: ['magenta', 39], 36: ['cyan', 39],
} as const;

const CSS = `
text { fill: #d6dbe6; font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace; white-space: pre }
.bold { font-weight: 700 } .dim { fill: #98a1b5 } .inverse { text-decoration: underline }
.red { fill: #ff9a90 } .green { fill: #8fd694 } .yellow { fill: #f2bd6b } .blue { fill: #9db8ff } .magenta { fill: #d9a9ff } .cyan { fill: #86d5e0 }
`;

interface Cell { readonly character: string; readonly style: string }

/** A terminal with a command and its output as SVG, including escape codes. */
export function terminalPicture(command: string, output: string): string {
  const all = wrapped(cellsOf(output.trimEnd()));
  const rows = [...wrapped(cellsOf(`$ ${command}`)), ...all.length > MOST_ROWS ? [...wrapped(cellsOf('…')), ...all.slice(-MOST_ROWS)] : all];
  const [width, height] = [COLUMNS * 8.43 + 32, rows.length * ROW + 28];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<style>${CSS}</style>`,
    `<rect width="${width}" height="${height}" rx="8" fill="#1b1f2a"/>`,
    ...rows.map((row, index) => `<text x="16" y="${28 + index * ROW}" xml:space="preserve">${spans(row)}</text>`),
    '</svg>\n',
  ].join('\n');
}

function cellsOf(text: string): Cell[] {
  const styles = new Map<string, number>();
  // eslint-disable-next-line no-control-regex
  return text.split(/(\x1b\[\d+m)/).flatMap(part => {
    // eslint-disable-next-line no-control-regex
    const code = /^\x1b\[(\d+)m$/.exec(part)?.[1];
    if (code === undefined) { return [...part].map(character => ({ character, style: [...styles.keys()].join(' ') })); }
    for (const [name, end] of styles) { if (end === Number(code)) { styles.delete(name); } }
    const [name, end] = STYLES[code as unknown as keyof typeof STYLES] ?? [];
    if (name !== undefined) { styles.set(name, end); }
    return [];
  });
}

/** The lines, wrapped between words. The tool does not wrap lines that scripts search. */
function wrapped(cells: readonly Cell[]): Cell[][] {
  const rows: Cell[][] = [[]];
  for (const cell of cells) {
    const row = rows.at(-1)!;
    if (cell.character === '\n') {
      rows.push([]);
    } else if (row.length < COLUMNS) {
      row.push(cell);
    } else {
      rows.push([...row.splice(row.map(({ character }) => character).lastIndexOf(' ') + 1 || COLUMNS), cell]);
    }
  }
  return rows;
}

function spans(row: readonly Cell[]): string {
  const runs: { style: string; text: string }[] = [];
  for (const { character, style } of row) {
    if (runs.at(-1)?.style !== style) { runs.push({ style, text: '' }); }
    runs.at(-1)!.text += character.replace(/[&<>]/, each => `&#${each.charCodeAt(0)};`);
  }
  return runs.map(({ style, text }) => style === '' ? text : `<tspan class="${style}">${text}</tspan>`).join('');
}
