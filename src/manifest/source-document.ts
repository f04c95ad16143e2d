import { chartTemplate } from './chart-template';
import { Origin, Position } from './manifest-object';
import { Path } from './path';
import { SourceFile } from './source-file';
import { Section } from './split-documents';

/** One document of a file. */
export class SourceDocument {
  public constructor(public readonly file: SourceFile, private readonly section: Section, private readonly isJson: boolean) {}

  /** The chart template that it was rendered from. */
  public get template(): string | undefined {
    return this.isJson ? undefined : chartTemplate(this.file.text.slice(this.section.start, this.section.end));
  }

  public position(path: Path): Position {
    return this.file.position(this.section.start + this.file.offsets(this.section, this.isJson).offset(path));
  }
}

/** The origin of an object: a document, or an item of one that is a list of objects. */
export class DocumentOrigin implements Origin {
  public constructor(private readonly document: SourceDocument, private readonly prefix: Path) {}

  public get file(): string {
    return this.document.file.name;
  }

  public get template(): string | undefined {
    return this.document.template;
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
