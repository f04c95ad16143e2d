import { BlockOutline } from './block-outline';
import { DocumentIndex } from './document-index';
import { jsonEvents } from './json-values';
import { Path } from './path';

/** The offsets of the fields of a document in its text. It is parsed again only if needed. */
export class DocumentOffsets {
  private readonly outline: BlockOutline | undefined;
  private parsed: DocumentIndex | undefined;

  /** @param text a document that was read without an error */
  public constructor(private readonly text: string, private readonly isJson: boolean) {
    this.outline = isJson ? undefined : BlockOutline.of(text);
  }

  /** The offset of the key of a field or of a list item; if it is not written, that of the nearest parent that is. */
  public offset(path: Path): number {
    return this.outline?.offset(path) ?? this.index.offset(path);
  }

  private get index(): DocumentIndex {
    this.parsed ??= this.isJson ? new DocumentIndex(jsonEvents(this.text)) : DocumentIndex.of(this.text);
    return this.parsed;
  }
}
