const ESCAPED: { readonly [character: string]: string } = { "'": "\\'", '\\"': '"' };

/** A text as code: a TypeScript literal in single quotes. */
export function stringLiteral(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replace(/\\\\|\\"|'/g, escape => ESCAPED[escape] ?? escape)}'`;
}
