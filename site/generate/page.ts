/** One page of the site. */
export interface Page {
  /** Where it goes, without the extension: `rules/read-secrets`. */
  readonly path: string;
  readonly title: string;
  /** One sentence for search engines; text, not Markdown. */
  readonly description?: string;
  /** The file of the repository that a reader would edit. */
  readonly source?: string;
  readonly frontmatter?: Readonly<Record<string, unknown>>;
  /** Markdown, from the first heading on. */
  readonly body: string;
}

/** The page as VitePress reads it. */
export function pageText({ title, description, source, frontmatter, body }: Page): string {
  // VitePress puts the description into an attribute as it is.
  const fields = { title, ...description === undefined ? {} : { description: description.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`) }, ...source === undefined ? {} : { source }, ...frontmatter };
  // JSON is YAML. VitePress writes it into a script, which such a tag would end.
  const json = (value: unknown): string => JSON.stringify(value).replace(/<(?=\/?script)/gi, '‹');
  return `---\n${Object.entries(fields).map(([name, value]) => `${name}: ${json(value)}`).join('\n')}\n---\n\n${body.trim()}\n`;
}
