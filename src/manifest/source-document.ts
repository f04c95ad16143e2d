import { DocumentIndex } from './document-index';
import { Origin, Position } from './manifest-object';
import { Path } from './path';
import { SourceFile } from './source-file';
import { Section } from './split-documents';

/** One document of a file. */
export class SourceDocument {
  /** Of the document that was asked for last: reports go through a file from top to bottom. */
  private static latest: { readonly document: SourceDocument; readonly index: DocumentIndex } | undefined;

  /** @param ordinal which of the documents in the section, from 0 */
  public constructor(public readonly file: SourceFile, private readonly section: Section, private readonly ordinal: number) {}

  public position(path: Path): Position {
    const { start, end } = this.section;
    if (SourceDocument.latest?.document !== this) {
      // JSON as well: the parser of YAML takes all of it.
      SourceDocument.latest = { document: this, index: new DocumentIndex(this.file.text.slice(start, end), this.ordinal) };
    }
    return this.file.position(start + SourceDocument.latest.index.offset(path));
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
