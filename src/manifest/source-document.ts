import { DocumentIndex } from './document-index';
import { Origin, Position } from './manifest-object';
import { Path } from './path';
import { ReadFailure } from './read-failure';
import { SourceFile } from './source-file';
import { Section } from './split-documents';

/** One document of a file. */
export class SourceDocument {
  /** Of the document that was asked for last: reports go through a file from top to bottom. */
  private static latest: { readonly document: SourceDocument; readonly index: DocumentIndex | undefined } | undefined;

  /** @param ordinal which of the documents in the section, from 0 */
  public constructor(public readonly file: SourceFile, private readonly section: Section, private readonly ordinal: number) {}

  public position(path: Path): Position {
    if (SourceDocument.latest?.document !== this) { SourceDocument.latest = { document: this, index: this.index() }; }
    return this.file.position(this.section.start + (SourceDocument.latest.index?.offset(path) ?? 0));
  }

  /** `undefined` should there be JSON that is no YAML for the parser; its fields stand where it begins. */
  private index(): DocumentIndex | undefined {
    const text = this.file.text.slice(this.section.start, this.section.end);
    // YAML doesn't take every tab that JSON does.
    for (const readable of [text, text.replaceAll('\t', ' ')]) {
      try {
        return new DocumentIndex(readable, this.ordinal);
      } catch (error) {
        if (!(error instanceof ReadFailure)) { throw error; }
      }
    }
    return undefined;
  }
}

/** Where an object was read: a document, or a part of one that is a list of objects. */
export class DocumentOrigin implements Origin {
  public constructor(private readonly document: SourceDocument, private readonly prefix: Path) {}

  public get file(): string {
    return this.document.file.name;
  }

  public position(path: Path): Position {
    return this.document.position(this.prefix.length ? [...this.prefix, ...path] : path);
  }

  public lines(from: number, to: number): string[] {
    return this.document.file.lines(from, to);
  }

  /** The origin of a part. */
  public at(...path: Path): DocumentOrigin {
    return new DocumentOrigin(this.document, [...this.prefix, ...path]);
  }
}
