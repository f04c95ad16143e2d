import { constructDocuments } from './construct';
import { eventsOf } from './events';
import { expand, isForKubernetes } from './expand';
import { jsonValues } from './json-values';
import { ManifestObject, ReadError } from './manifest-object';
import { ReadFailure } from './read-failure';
import { DocumentOrigin, SourceDocument } from './source-document';
import { SourceFile } from './source-file';
import { Section, splitDocuments } from './split-documents';

/** What a text holds. */
export interface TextContents {
  readonly objects: readonly ManifestObject[];
  readonly errors: readonly ReadError[];
  /** Whether it holds a manifest or what was meant for one: a document with an apiVersion or a kind, or one that can't be read. */
  readonly isManifest: boolean;
}

/** A line or a value that begins with an action of a Go template. */
const TEMPLATE_ACTION = /^[ \t]*(?:- +)?(?:[\w./-]+: +)?\{\{/m;

/**
 * Reads the Kubernetes objects of a text. What can't be read is an error, one for
 * each document; the other documents are read all the same.
 *
 * @param text YAML or JSON
 * @param name the name of the file in messages
 */
export function readText(text: string, name: string): TextContents {
  return new TextReader(new SourceFile(name, text)).read();
}

class TextReader {
  private readonly objects: ManifestObject[] = [];
  private readonly errors: ReadError[] = [];
  private isManifest = false;
  private isTemplate = false;

  public constructor(private readonly file: SourceFile) {}

  public read(): TextContents {
    for (const section of splitDocuments(this.file.text)) { this.readSection(section); }
    return { objects: this.objects, errors: this.errors, isManifest: this.isManifest };
  }

  private readSection(section: Section): void {
    const values = this.startsWithBracket(section) ? jsonValues(this.file.text, section) : undefined;
    if (!values) {
      this.readYaml(section);
      return;
    }
    for (const value of values) {
      if (value.value === undefined) {
        this.readYaml(value);
      } else {
        this.expand(value.value, new SourceDocument(this.file, value, 0));
      }
    }
  }

  private startsWithBracket({ start, end }: Section): boolean {
    let at = start;
    while (at < end && ' \t\r\n'.includes(this.file.text[at])) { at++; }
    return at < end && '{['.includes(this.file.text[at]);
  }

  private readYaml(section: Section): void {
    const text = this.file.text.slice(section.start, section.end);
    try {
      constructDocuments(text, eventsOf(text)).forEach(({ value }, ordinal) => {
        if (value !== undefined && value !== null) { this.expand(value, new SourceDocument(this.file, section, ordinal)); }
      });
    } catch (error) {
      if (!(error instanceof ReadFailure)) { throw error; }
      this.isManifest = true;
      this.unreadable(text, section, error);
    }
  }

  private expand(value: unknown, document: SourceDocument): void {
    this.isManifest ||= isForKubernetes(value);
    expand(value, new DocumentOrigin(document, []), {
      object: object => this.objects.push(object),
      error: (message, origin, path) => this.errors.push({ ...origin.position(path), message }),
    });
  }

  private unreadable(text: string, section: Section, { message, offset }: ReadFailure): void {
    const isTemplate = TEMPLATE_ACTION.test(text);
    // Once is enough: every document of a template is broken by the same cause.
    if (isTemplate && this.isTemplate) { return; }
    this.isTemplate ||= isTemplate;
    const remedy = 'looks like a Helm template, which is no manifest yet; run "helm template CHART", and audit what it writes';
    this.errors.push({
      ...this.file.position(section.start + Math.min(offset, text.length)),
      message: isTemplate ? `${remedy} (${message})` : message,
    });
  }
}
