import { readDocument } from './construct';
import { expand } from './expand';
import { afterSpace, jsonValueAt, mayBeJson, yamlAfter } from './json-values';
import { ManifestObject, ReadError } from './manifest-object';
import { ReadFailure } from './read-failure';
import { DocumentOrigin, SourceDocument } from './source-document';
import { SourceFile } from './source-file';
import { Section, splitDocuments } from './split-documents';
import { isForKubernetes } from '../objects/header';

/** The content of a text. */
export interface TextContents {
  readonly objects: readonly ManifestObject[];
  readonly errors: readonly ReadError[];
  /** Whether it contains a manifest or an attempt at one: a document with an apiVersion or a kind, or an unreadable one. */
  readonly isManifest: boolean;
}

/** A line or a value that starts with an action of a Go template. */
const TEMPLATE_ACTION = /^[ \t]*(?:- +)?(?:[\w./-]+: +)?\{\{/m;

/**
 * Reads the Kubernetes objects of a text. Each unreadable document is an error; the
 * other documents are still read.
 *
 * @param text YAML or JSON
 * @param name the name of the file in messages
 * @param progress called periodically with the current offset
 */
export function readText(text: string, name: string, progress?: (offset: number) => void): TextContents {
  return new TextReader(new SourceFile(name, text), progress).read();
}

class TextReader {
  private readonly objects: ManifestObject[] = [];
  private readonly errors: ReadError[] = [];
  private isManifest = false;
  private isTemplate = false;

  public constructor(private readonly file: SourceFile, private readonly progress?: (offset: number) => void) {}

  public read(): TextContents {
    const yaml = mayBeJson(this.file.text) ? this.readJson() : 0;
    if (yaml !== undefined) {
      for (const section of splitDocuments(this.file.text, yaml)) {
        this.readYaml(section);
        this.progress?.(section.end);
      }
    }
    return { objects: this.objects, errors: this.errors, isManifest: this.isManifest };
  }

  /**
   * Reads JSON values, one after the other. At invalid JSON, kubectl reads the rest as
   * YAML, unless two values precede it.
   *
   * @returns the start of YAML, if any
   */
  private readJson(): number | undefined {
    const { text } = this.file;
    for (let [count, at] = [0, 0]; ; count++) {
      const start = afterSpace(text, at);
      if (start === text.length && count > 0) { return undefined; }
      const found = jsonValueAt(text, start);
      if (!found) {
        if (count < 2) { return this.yamlAfterJson(at, start); }
        this.fail(text.length, new ReadFailure('not JSON: the file starts with JSON, and kubectl ignores everything from here on. Write JSON, or start the file with YAML', start));
        return undefined;
      }
      if (found.failure) {
        this.fail(found.end, found.failure);
      } else if (found.value !== null) {
        this.expand(found.value, new SourceDocument(this.file, found, true));
      }
      at = found.end;
      this.progress?.(at);
    }
  }

  /** The offset at which kubectl starts to read YAML after JSON. */
  private yamlAfterJson(end: number, start: number): number | undefined {
    const begin = yamlAfter(this.file.text, end);
    if (begin === undefined) { this.fail(this.file.text.length, new ReadFailure('not JSON, and too short for kubectl to read it as YAML; remove it', start)); }
    return begin;
  }

  private readYaml(section: Section): void {
    const { start, end, failure } = section;
    if (failure) {
      this.fail(end, failure);
      return;
    }
    try {
      const { progress } = this;
      const value = readDocument(this.file.text.slice(start, end), progress && (offset => progress(start + offset)));
      if (value !== undefined && value !== null) { this.expand(value, new SourceDocument(this.file, section, false)); }
    } catch (error) {
      if (!(error instanceof ReadFailure)) { throw error; }
      this.fail(end, new ReadFailure(error.message, start + error.offset), this.file.text.slice(start, end));
    }
  }

  private expand(value: unknown, document: SourceDocument): void {
    this.isManifest ||= isForKubernetes(value);
    expand(value, new DocumentOrigin(document, []), {
      object: object => this.objects.push(object),
      error: (message, origin, path) => this.errors.push({ ...origin.position(path), message }),
    });
  }

  /**
   * @param end the end of the document
   * @param text the document, if it may be a template
   */
  private fail(end: number, { message, offset }: ReadFailure, text = ''): void {
    this.isManifest = true;
    const isTemplate = TEMPLATE_ACTION.test(text);
    // Reported once: all documents of a template fail for the same reason.
    if (isTemplate && this.isTemplate) { return; }
    this.isTemplate ||= isTemplate;
    const remedy = 'looks like a Helm template, not a manifest; run "helm template CHART" and audit the output';
    this.errors.push({
      ...this.file.position(Math.min(offset, end)),
      message: isTemplate ? `${remedy} (${message})` : message,
    });
  }
}
