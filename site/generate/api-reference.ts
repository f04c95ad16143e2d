import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { block, code, link, table, text } from './markdown';

const ROOT = join(__dirname, '../..');

interface TypeUse {
  readonly formattingPattern?: string;
  readonly types?: readonly TypeUse[];
  readonly fqn?: string;
  readonly displayName?: string;
}

interface Docs {
  readonly summary?: string;
  readonly remarks?: string;
  readonly example?: string;
  readonly links?: readonly string[];
  readonly deprecated?: boolean;
  readonly deprecationReason?: string;
}

interface Member {
  readonly fqn: string;
  readonly displayName: string;
  readonly docs?: Docs;
  readonly usage?: string;
  readonly optional?: boolean;
  readonly default?: string;
  readonly type?: TypeUse;
  readonly parameters?: readonly Member[];
}

/** A type of the API, with its inherited members. */
export interface ApiType extends Member {
  readonly initializer?: Member;
  readonly interfaces?: readonly Member[];
  readonly implementations?: readonly Member[];
  readonly instanceMethods?: readonly Member[];
  readonly staticMethods?: readonly Member[];
  readonly constants?: readonly Member[];
  readonly properties?: readonly Member[];
  readonly members?: readonly Member[];
}

/** A type as jsii describes it, without inherited members. */
interface JsiiType {
  readonly locationInModule: { readonly filename: string };
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly methods?: readonly { readonly name: string }[];
  readonly properties?: readonly { readonly name: string }[];
}

/** The kinds of types, as `jsii-docgen -f json` names them, in the order of the pages. */
export const API_KINDS = [
  { kind: 'constructs', title: 'Constructs' },
  { kind: 'classes', title: 'Classes' },
  { kind: 'structs', title: 'Properties and options' },
  { kind: 'interfaces', title: 'Interfaces' },
  { kind: 'enums', title: 'Enumerations' },
] as const;

export type ApiKind = typeof API_KINDS[number]['kind'];

/** The style of pages with types: links, and the differences between GitHub and VitePress. */
export interface ApiStyle {
  /** The heading level of a type; its sections and members are below it. */
  readonly level: number;
  /** The heading of a member; `suffix` is `()` for methods. */
  memberHeading(type: string, member: string, suffix: string): string;
  /** The link target of a type, or of the heading of one of its members. */
  address(type: string, member?: string): string;
  /** A collapsed block of Markdown. */
  details(summary: string, body: string): string;
}

/** The types of the public API. */
export class ApiTypes {
  private readonly kinds: Readonly<Record<ApiKind, readonly ApiType[]>>;
  private readonly declared: Readonly<Record<string, JsiiType>>;
  private readonly known: ReadonlyMap<string, ApiType>;

  /** @param file the output of `jsii-docgen -f json` */
  public constructor(file: string) {
    if (!existsSync(file)) { throw new Error(`${file} does not exist: write it with jsii-docgen -f json`); }
    this.kinds = JSON.parse(readFileSync(file, 'utf8')).apiReference;
    this.declared = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')).types;
    this.known = new Map(API_KINDS.flatMap(({ kind }) => this.kinds[kind]).map(type => [type.fqn, type]));
  }

  public of(kind: ApiKind): readonly ApiType[] {
    return this.kinds[kind];
  }

  public get(fqn: string): ApiType | undefined {
    return this.known.get(fqn);
  }

  public named(name: string): ApiType | undefined {
    return [...this.known.values()].find(({ displayName }) => displayName === name);
  }

  /** The file that declares a type, such as `src/constructs/secure-pod.ts`. */
  public sourceOf({ fqn }: ApiType): string {
    return this.declared[fqn].locationInModule.filename;
  }

  /** The names of the members declared by a type and by those of our types that it extends. */
  public ownNames(fqn: string): Set<string> {
    const type = this.declared[fqn];
    if (type === undefined) { return new Set(); }
    return new Set([
      ...[...type.methods ?? [], ...type.properties ?? []].map(({ name }) => name),
      ...[...type.base === undefined ? [] : [type.base], ...type.interfaces ?? []].flatMap(each => [...this.ownNames(each)]),
    ]);
  }
}

/** The reference of types, as Markdown. */
export class ApiReference {
  public constructor(private readonly types: ApiTypes, private readonly style: ApiStyle) {}

  /** The purpose of each type, with a link to its reference. */
  public contents(types: readonly ApiType[]): string {
    return table(['Type', 'What it is for'], types.map(({ displayName, docs }) => [link(code(displayName), this.style.address(displayName)), this.markdown(docs?.summary ?? '')]));
  }

  /** The reference of a type; `example` replaces that of its docstring. */
  public describe(type: ApiType, kind: ApiKind, example?: readonly string[], afterConstructor: readonly string[] = []): string {
    const { displayName, docs = {}, initializer, interfaces = [], implementations = [] } = type;
    return [
      this.heading(0, displayName),
      this.prose(docs),
      ...example ?? (docs.example === undefined ? [] : [block(docs.example, 'ts')]),
      ...this.links(docs),
      ...interfaces.length === 0 ? [] : [`${kind === 'interfaces' ? 'Extends' : 'Implements'} ${interfaces.map(each => this.typeLink(each)).join(', ')}.`],
      ...initializer === undefined ? [] : [
        this.heading(1, 'Constructor'), block(signature(initializer), 'ts'), ...initializer.docs === undefined ? [] : [this.prose(initializer.docs)], ...this.parameters(initializer),
      ],
      ...afterConstructor,
      ...this.section('Static methods', type.staticMethods, type, '()'),
      ...this.section('Methods', type.instanceMethods, type, '()'),
      ...kind === 'structs' ? this.section('Properties', type.properties, type, '') : this.readableProperties(type),
      ...this.section('Constants', type.constants, type, ''),
      ...type.members === undefined ? [] : [
        this.heading(1, 'Values'), table(['Value', 'What it means'], type.members.map(({ displayName: name, docs: own }) => [code(name), this.prose(own ?? {}, ' ')])),
      ],
      ...implementations.length === 0 ? [] : [this.heading(1, 'Implemented by'), implementations.map(each => `- ${this.typeLink(each)}`).join('\n')],
    ].filter(part => part !== '').join('\n\n');
  }

  /** The properties that the constructor of a type accepts. */
  public propertiesToSet({ initializer }: ApiType): string[] {
    const properties = initializer?.parameters?.map(({ type: use }) => this.types.get(use?.types?.[0]?.fqn ?? '')).find(each => each?.displayName.endsWith('Props'));
    return properties?.properties === undefined ? [] : [
      this.heading(1, 'Properties to set'), `Those of ${this.typeLink(properties)}.`, ...this.propertyTables(properties),
    ];
  }

  private heading(below: number, title: string): string {
    return `${'#'.repeat(this.style.level + below)} ${title}`;
  }

  /** A heading for each of our members, and a table of those from cdk8s-plus. */
  private section(title: string, members: readonly Member[] = [], type: ApiType, suffix: string): string[] {
    const { own, inherited } = this.split(members, type);
    if (members.length === 0) { return []; }
    return [
      this.heading(1, title),
      // Some pages have no outline.
      ...title === 'Methods' && own.length > 2 ? [own.map(({ displayName }) => link(code(`${displayName}()`), this.style.address(type.displayName, displayName))).join(', ')] : [],
      ...own.flatMap(member => [
        this.heading(2, this.style.memberHeading(type.displayName, member.displayName, suffix)),
        ...member.parameters === undefined
          ? [this.memberType(member)]
          : [block(signature(member), 'ts')],
        this.prose(member.docs ?? {}),
        ...member.docs?.example === undefined ? [] : [block(member.docs.example, 'ts')],
        ...this.defaultOf(member),
        ...this.parameters(member),
        ...this.links(member.docs ?? {}),
      ]),
      ...this.fold(inherited),
    ];
  }

  private readableProperties(type: ApiType): string[] {
    const { own, inherited } = this.split(type.properties ?? [], type);
    if (own.length + inherited.length === 0) { return []; }
    return [this.heading(1, 'Properties to read'), ...own.length === 0 ? [] : [this.memberTable(own)], ...this.fold(inherited)];
  }

  private propertyTables(type: ApiType): string[] {
    const { own, inherited } = this.split(type.properties ?? [], type);
    const rows = own.map(member => [
      link(code(member.displayName), this.style.address(type.displayName, member.displayName)),
      this.memberType(member),
      [this.sentence(member.docs), ...this.defaultOf(member)].join(' '),
    ]);
    return [...own.length === 0 ? [] : [table(['Name', 'Type', 'What it is'], rows)], ...this.fold(inherited)];
  }

  /** Members in a table, one per row. */
  private memberTable(members: readonly Member[]): string {
    const about = (member: Member): string => {
      const { docs = {} } = member;
      return [this.prose(docs, ' '), ...docs.example === undefined ? [] : [`Example: ${code(docs.example)}`], ...this.defaultOf(member), ...this.parameters(member), ...this.links(docs)].join(' ').trim();
    };
    return members.every(({ parameters }) => parameters === undefined)
      ? table(['Name', 'Type', 'What it is'], members.map(member => [code(member.displayName), this.memberType(member), about(member)]))
      : table(['Method', 'What it does'], members.map(member => [code(usageOf(member).replace(/^public /, '')), about(member)]));
  }

  private fold(members: readonly Member[]): string[] {
    return members.length === 0 ? [] : [this.style.details(`${members.length} inherited from cdk8s-plus and constructs`, this.memberTable(members))];
  }

  private split(members: readonly Member[], type: ApiType): { own: Member[]; inherited: Member[] } {
    const names = this.types.ownNames(type.fqn);
    return {
      own: members.filter(({ displayName }) => names.has(displayName)),
      inherited: members.filter(({ displayName }) => !names.has(displayName)),
    };
  }

  /** The parameters with a docstring or a type to link. */
  private parameters({ parameters = [] }: Member): string[] {
    const items = parameters.map(parameter => ({ parameter, type: this.typeText(parameter.type), about: [this.prose(parameter.docs ?? {}, ' '), ...this.defaultOf(parameter)].filter(part => part !== '').join(' ') }))
      .filter(({ type, about }) => about !== '' || type.includes(']('))
      .map(({ parameter, type, about }) => `- ${code(parameter.displayName)} (${type})${about === '' ? '' : `: ${about}`}`);
    return items.length === 0 ? [] : [items.join('\n')];
  }

  private prose({ summary = '', remarks = '', deprecated, deprecationReason = '' }: Docs, separator = '\n\n'): string {
    const paragraphs = [summary, ...remarks.split(/\n{2,}/)].map(part => this.markdown(part)).filter(part => part !== '');
    // The first sentence and the rest of its paragraph.
    const joined = separator === ' ' || !summary ? paragraphs : [paragraphs.slice(0, 2).join(' '), ...paragraphs.slice(2)];
    return [...joined, ...deprecated ? [`**Deprecated:** ${this.markdown(deprecationReason)}`] : []].join(separator);
  }

  private sentence({ summary = '' }: Docs = {}): string {
    return this.markdown(summary === '' ? '' : summary.replace(/[;:,.]?$/, '.'));
  }

  /** Docstrings contain code in backticks and lists, but no other markup. */
  private markdown(value: string): string {
    const linked = value.replace(/\{@link ([^\s}]+)[^}]*\}/g, (_, target: string) => /^https?:/.test(target) ? target : `\`${target}\``);
    return unwrapped(linked).map(line => {
      const [, marker = '', rest] = /^(\s*(?:[-*]|\d+\.) )?(.*)$/.exec(line)!;
      return `${marker}${rest.split(/(`[^`]+`)/).map((part, index) => index % 2 === 1 ? this.codeText(part.slice(1, -1)) : escaped(part)).join('')}`;
    }).join('\n').trim();
  }

  private codeText(value: string): string {
    return this.types.named(value) === undefined ? code(value) : link(code(value), this.style.address(value));
  }

  private defaultOf({ default: value }: Member): string[] {
    return value === undefined ? [] : [`Default: ${value.startsWith('- ') ? this.markdown(value.slice(2)) : code(value)}`];
  }

  private links({ links = [] }: Docs): string[] {
    return links.length === 0 ? [] : [`See ${links.map(target => /^https?:/.test(target) ? `<${target}>` : code(target)).join(', ')}`];
  }

  private memberType({ type, optional }: Member): string {
    return `${this.typeText(type)}${optional ? ', optional' : ''}`;
  }

  private typeText(use: TypeUse | undefined): string {
    if (use === undefined) { return ''; }
    if (use.formattingPattern === undefined) { return this.typeLink(use); }
    const parts = use.formattingPattern.split('%');
    return parts.flatMap((part, index) => [
      ...part === '' ? [] : [code(part.trim())],
      ...index < parts.length - 1 ? [this.typeText(use.types?.[index])] : [],
    ]).join(' ').replace(/` `/g, '');
  }

  private typeLink({ fqn = '', displayName = '' }: TypeUse): string {
    return this.types.get(fqn) !== undefined ? link(code(displayName), this.style.address(displayName)) : code(displayName);
  }
}

/** Joins wrapped lines. Each list item starts a new one. */
function unwrapped(value: string): string[] {
  const lines: string[] = [];
  for (const line of value.split('\n')) {
    if (lines.length === 0 || /^\s*(?:[-*]|\d+\.) /.test(line)) { lines.push(line); } else { lines.push(`${lines.pop()} ${line.trim()}`); }
  }
  return lines;
}

function usageOf({ usage = '' }: Member): string {
  return usage.replace(/^import .*\n\n/, '');
}

function signature(member: Member): string {
  return usageOf(member).replace(/\((.+)\)/, (whole, parameters: string) => {
    const list = parameters.split(/, (?=\w+\??:)/);
    return whole.length < 70 ? whole : `(\n  ${list.join(',\n  ')},\n)`;
  });
}

function escaped(value: string): string {
  const trimmed = text(value);
  return `${/^\s/.test(value) ? ' ' : ''}${trimmed}${/\s$/.test(value) && trimmed !== '' ? ' ' : ''}`;
}
