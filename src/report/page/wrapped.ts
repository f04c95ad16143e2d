/** Text in lines of at most `width` characters; the last one ends with an ellipsis if the text does not fit. */
export function wrapped(text: string, width: number, mostLines: number): string[] {
  // A long name breaks between its parts.
  const words = text.split(/(?<=[ /.,:-])/).flatMap(word => word.length <= width ? word === '' ? [] : [word] : word.match(new RegExp(`.{1,${width}}`, 'gsu'))!);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && (last + word).trimEnd().length <= width) { lines[lines.length - 1] = last + word; } else { lines.push(word); }
  }
  const shown = lines.slice(0, mostLines).map(line => line.trim());
  return lines.length > mostLines ? [...shown.slice(0, -1), `${shown.at(-1)!.slice(0, width - 1)}…`] : shown;
}
