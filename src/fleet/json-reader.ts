import { InputError } from '../audit/input-error';
import { quote } from '../audit/quote';

/** A value in a JSON file, with its field. */
export class JsonReader {
  public constructor(private readonly value: unknown, private readonly path: string = '') {}

  public field(name: string): JsonReader {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) { return this.refuse('an object'); }
    const value: unknown = Object.hasOwn(this.value, name) ? (this.value as { [field: string]: unknown })[name] : undefined;
    return new JsonReader(value, this.path === '' ? name : `${this.path}.${name}`);
  }

  public text(): string {
    return typeof this.value === 'string' ? this.value : this.refuse('a string');
  }

  public count(): number {
    return Number.isSafeInteger(this.value) && this.value as number >= 0 ? this.value as number : this.refuse('a whole number, 0 or more');
  }

  public oneOf<T extends string>(values: readonly T[]): T {
    return values.find(value => value === this.value) ?? this.refuse(`one of ${values.join(', ')}`);
  }

  /** A string of a given form, which the message describes. */
  public matching(form: RegExp, description: string): string {
    return typeof this.value === 'string' && form.test(this.value) ? this.value : this.refuse(description);
  }

  public list<T>(read: (entry: JsonReader) => T): T[] {
    if (!Array.isArray(this.value)) { return this.refuse('a list'); }
    return this.value.map((entry, index) => read(new JsonReader(entry, `${this.path}[${index}]`)));
  }

  /** The string values of an object, by name. */
  public texts(): { readonly [name: string]: string } {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) { return this.refuse('an object'); }
    return Object.fromEntries(Object.keys(this.value).map(name => [name, this.field(name).text()]));
  }

  /** An optional value. */
  public optional<T>(read: (value: JsonReader) => T): T | undefined {
    return this.value === undefined ? undefined : read(this);
  }

  private refuse(wanted: string): never {
    throw new InputError(`${this.path === '' ? 'the file' : this.path} must be ${wanted}, ${this.value === undefined ? 'but is missing' : `got ${quote(this.value)}`}`);
  }
}
