/** One page of the site. */
export interface Page {
  /** The path without the extension: `rules/read-secrets`. */
  readonly path: string;
  readonly title: string;
  /** One sentence for search engines, as plain text. */
  readonly description?: string;
  /** The repository file to edit. */
  readonly source?: string;
  readonly frontmatter?: Readonly<Record<string, unknown>>;
  /** Markdown, from the first heading on. */
  readonly body: string;
}

/** The page in the format of VitePress. */
export function pageText({ title, description, source, frontmatter, body }: Page): string {
  // VitePress inserts the description into an attribute without escaping it.
  const fields = { title, ...description === undefined ? {} : { description: description.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`) }, ...source === undefined ? {} : { source }, ...frontmatter };
  // JSON is valid YAML. VitePress writes it into a script, which such a tag would close.
  const json = (value: unknown): string => JSON.stringify(value).replace(/<(?=\/?script)/gi, '‹');
  return `---\n${Object.entries(fields).map(([name, value]) => `${name}: ${json(value)}`).join('\n')}\n---\n\n${body.trim()}\n`;
}
