import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { constructExample } from './construct-example';
import { block, code, details, link, table, text } from './markdown';
import { Page } from './page';

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

interface ApiType extends Member {
  readonly initializer?: Member;
  readonly interfaces?: readonly Member[];
  readonly implementations?: readonly Member[];
  readonly instanceMethods?: readonly Member[];
  readonly staticMethods?: readonly Member[];
  readonly constants?: readonly Member[];
  readonly properties?: readonly Member[];
  readonly members?: readonly Member[];
}

/** What `jsii-docgen -f json` writes. */
interface ApiReference {
  readonly constructs: readonly ApiType[];
  readonly classes: readonly ApiType[];
  readonly structs: readonly ApiType[];
  readonly interfaces: readonly ApiType[];
  readonly enums: readonly ApiType[];
}

/** A type as jsii describes it: only the members that it declares itself. */
interface JsiiType {
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly methods?: readonly { readonly name: string }[];
  readonly properties?: readonly { readonly name: string }[];
}

const GROUPS: readonly { readonly kind: keyof ApiReference; readonly title: string }[] = [
  { kind: 'constructs', title: 'Constructs' },
  { kind: 'classes', title: 'Classes' },
  { kind: 'structs', title: 'Properties and options' },
  { kind: 'interfaces', title: 'Interfaces' },
  { kind: 'enums', title: 'Enumerations' },
];

/** The pages of the public API. */
export class Api {
  private readonly reference: ApiReference;
  private readonly declared: Readonly<Record<string, JsiiType>>;
  private readonly known: ReadonlyMap<string, ApiType>;

  /** @param file what `jsii-docgen -f json` has written */
  public constructor(file: string) {
    if (!existsSync(file)) { throw new Error(`there is no ${file}: run npm run site:build, which writes it`); }
    this.reference = JSON.parse(readFileSync(file, 'utf8')).apiReference;
    this.declared = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')).types;
    this.known = new Map(GROUPS.flatMap(({ kind }) => this.reference[kind]).map(type => [type.fqn, type]));
  }

  public pages(): Page[] {
    return [this.index(), ...GROUPS.flatMap(({ kind }) => this.reference[kind].map(type => this.page(type, kind)))];
  }

  public sidebar(): object[] {
    return [
      { text: 'All types', link: '/api/' },
      ...GROUPS.map(({ kind, title }) => ({
        text: title, collapsed: kind !== 'constructs', items: this.reference[kind].map(({ displayName }) => ({ text: displayName, link: `/api/${displayName}` })),
      })),
    ];
  }

  private index(): Page {
    return {
      path: 'api/index',
      title: 'API',
      description: 'Constructs, classes, options and enumerations of cdk8s-least-privilege.',
      frontmatter: { outline: 2 },
      body: [
        '# API',
        `Names and signatures are those of TypeScript. The same types exist in Python, Java and Go: see ${link('Languages', '/guide/languages')}.`,
        ...GROUPS.filter(({ kind }) => this.reference[kind].length > 0).flatMap(({ kind, title }) => [
          `## ${title}`,
          table(['Type', 'What it is for'], this.reference[kind].map(({ displayName, docs }) => [link(code(displayName), `/api/${displayName}`), this.markdown(docs?.summary ?? '')])),
        ]),
      ].join('\n\n'),
    };
  }

  private page(type: ApiType, kind: keyof ApiReference): Page {
    const { displayName, docs = {}, initializer } = type;
    const example = kind === 'constructs' ? constructExample(displayName) : undefined;
    const properties = initializer?.parameters?.map(({ type: use }) => this.known.get(use?.types?.[0]?.fqn ?? '')).find(each => each?.displayName.endsWith('Props'));
    return {
      path: `api/${displayName}`,
      title: displayName,
      description: docs.summary?.replace(/`/g, ''),
      // What it writes stands beside the program.
      ...example === undefined ? {} : { frontmatter: { aside: false } },
      body: [
        `# ${displayName}`,
        this.prose(docs),
        ...example === undefined
          ? docs.example === undefined ? [] : [block(docs.example, 'ts')]
          : ['## Example', '::::: side-by-side', block(example.program, 'ts'), block(example.yaml, 'yaml'), ':::::'],
        ...this.links(docs),
        ...initializer === undefined ? [] : [
          '## Constructor', block(signature(initializer), 'ts'), ...initializer.docs === undefined ? [] : [this.prose(initializer.docs)], ...this.parameters(initializer),
        ],
        ...properties?.properties === undefined ? [] : [
          '## Properties to set', `Those of ${link(code(properties.displayName), `/api/${properties.displayName}`)}.`, ...this.propertyTables(properties),
        ],
        ...this.section('Static methods', type.staticMethods, type, '()'),
        ...this.section('Methods', type.instanceMethods, type, '()'),
        ...kind === 'structs' ? this.section('Properties', type.properties, type, '') : this.readableProperties(type),
        ...this.section('Constants', type.constants, type, ''),
        ...type.members === undefined ? [] : [
          '## Values', table(['Value', 'What it means'], type.members.map(({ displayName: name, docs: own }) => [code(name), this.prose(own ?? {}, ' ')])),
        ],
        ...(type.implementations ?? []).length === 0 ? [] : ['## Implemented by', type.implementations!.map(each => `- ${this.typeLink(each)}`).join('\n')],
      ].filter(part => part !== '').join('\n\n'),
    };
  }

  /** A heading for each member of ours, and a table of what comes from cdk8s-plus. */
  private section(title: string, members: readonly Member[] = [], type: ApiType, suffix: string): string[] {
    const { own, inherited } = this.split(members, type);
    if (members.length === 0) { return []; }
    return [
      `## ${title}`,
      // Some pages have no outline.
      ...title === 'Methods' && own.length > 2 ? [own.map(member => link(code(`${member.displayName}()`), `#${anchorOf(member)}`)).join(', ')] : [],
      ...own.flatMap(member => [
        `### ${member.displayName}${suffix} {:#${anchorOf(member)}}`,
        ...member.parameters === undefined
          ? [`${this.typeText(member.type)}${member.optional ? ', optional' : ''}`]
          : [block(signature(member), 'ts')],
        this.prose(member.docs ?? {}),
        ...member.docs?.example === undefined ? [] : [block(member.docs.example, 'ts')],
        ...member.default === undefined ? [] : [`Default: ${this.defaultText(member.default)}`],
        ...this.parameters(member),
        ...this.links(member.docs ?? {}),
      ]),
      ...this.fold(inherited, title),
    ];
  }

  private readableProperties(type: ApiType): string[] {
    const { own, inherited } = this.split(type.properties ?? [], type);
    if (own.length + inherited.length === 0) { return []; }
    return ['## Properties to read', ...own.length === 0 ? [] : [this.propertyTable(own)], ...this.fold(inherited, 'Properties to read')];
  }

  private propertyTables(type: ApiType): string[] {
    const { own, inherited } = this.split(type.properties ?? [], type);
    return [
      ...own.length === 0 ? [] : [this.propertyTable(own, type)],
      ...inherited.length === 0 ? [] : [details(`${inherited.length} inherited from cdk8s-plus`, this.propertyTable(inherited, type))],
    ];
  }

  private propertyTable(members: readonly Member[], of?: ApiType): string {
    const linked = new Set(of === undefined ? [] : this.split(of.properties ?? [], of).own.map(({ displayName }) => displayName));
    return table(['Name', 'Type', 'What it is'], members.map(member => [
      of !== undefined && linked.has(member.displayName) ? link(code(member.displayName), `/api/${of.displayName}#${anchorOf(member)}`) : code(member.displayName),
      this.typeText(member.type),
      [this.sentence(member.docs), ...member.default === undefined ? [] : [`Default: ${this.defaultText(member.default)}`]].join(' '),
    ]));
  }

  private fold(members: readonly Member[], title: string): string[] {
    if (members.length === 0) { return []; }
    const rows = members.map(({ displayName, parameters, docs }) => [code(`${displayName}${parameters === undefined ? '' : '()'}`), this.markdown(docs?.summary ?? '')]);
    return [details(`${members.length} inherited from cdk8s-plus and constructs`, table([title === 'Properties to read' ? 'Property' : 'Name', 'What it does'], rows))];
  }

  private split(members: readonly Member[], type: ApiType): { own: Member[]; inherited: Member[] } {
    const names = this.ownNames(type.fqn);
    return {
      own: members.filter(({ displayName }) => names.has(displayName)),
      inherited: members.filter(({ displayName }) => !names.has(displayName)),
    };
  }

  /** What it and the types of ours that it extends declare. */
  private ownNames(fqn: string): Set<string> {
    const type = this.declared[fqn];
    if (type === undefined) { return new Set(); }
    return new Set([
      ...[...type.methods ?? [], ...type.properties ?? []].map(({ name }) => name),
      ...[...type.base === undefined ? [] : [type.base], ...type.interfaces ?? []].flatMap(each => [...this.ownNames(each)]),
    ]);
  }

  private parameters({ parameters = [] }: Member): string[] {
    const documented = parameters.filter(({ docs }) => docs?.summary !== undefined);
    return documented.length === 0 ? [] : [
      documented.map(({ displayName, type, docs, default: value }) =>
        `- ${code(displayName)} (${this.typeText(type)}): ${this.prose(docs ?? {}, ' ')}${value === undefined ? '' : ` Default: ${this.defaultText(value)}`}`).join('\n'),
    ];
  }

  private prose({ summary = '', remarks = '' }: Docs, separator = '\n\n'): string {
    const paragraphs = [summary, ...remarks.split(/\n{2,}/)].map(part => this.markdown(part)).filter(part => part !== '');
    // The first sentence and the rest of its paragraph.
    return separator === ' ' || !summary ? paragraphs.join(separator) : [paragraphs.slice(0, 2).join(' '), ...paragraphs.slice(2)].join('\n\n');
  }

  private sentence({ summary = '' }: Docs = {}): string {
    return this.markdown(summary === '' ? '' : summary.replace(/[;:,.]?$/, '.'));
  }

  /** Docstrings have code in backticks, and lists; nothing else in them is markup. */
  private markdown(value: string): string {
    const linked = value.replace(/\{@link ([^\s}]+)[^}]*\}/g, (_, target: string) => /^https?:/.test(target) ? target : `\`${target}\``);
    return unwrapped(linked).map(line => {
      const [, marker = '', rest] = /^(\s*(?:[-*]|\d+\.) )?(.*)$/.exec(line)!;
      return `${marker}${rest.split(/(`[^`]+`)/).map((part, index) => index % 2 === 1 ? this.codeText(part.slice(1, -1)) : escaped(part)).join('')}`;
    }).join('\n').trim();
  }

  private codeText(value: string): string {
    const type = [...this.known.values()].find(({ displayName }) => displayName === value);
    return type === undefined ? code(value) : link(code(value), `/api/${value}`);
  }

  private defaultText(value: string): string {
    return value.startsWith('- ') ? this.markdown(value.slice(2)) : code(value);
  }

  private links({ links = [] }: Docs): string[] {
    return links.length === 0 ? [] : [`See ${links.map(url => `<${url}>`).join(', ')}`];
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
    return this.known.has(fqn) ? link(code(displayName), `/api/${displayName}`) : code(displayName);
  }
}

/** Its lines, each with those that go on with it. An item of a list begins one. */
function unwrapped(value: string): string[] {
  const lines: string[] = [];
  for (const line of value.split('\n')) {
    if (lines.length === 0 || /^\s*(?:[-*]|\d+\.) /.test(line)) { lines.push(line); } else { lines.push(`${lines.pop()} ${line.trim()}`); }
  }
  return lines;
}

function signature({ usage = '' }: Member): string {
  return usage.replace(/^import .*\n\n/, '').replace(/\((.+)\)/, (whole, parameters: string) => {
    const list = parameters.split(/, (?=\w+\??:)/);
    return whole.length < 70 ? whole : `(\n  ${list.join(',\n  ')},\n)`;
  });
}

function anchorOf({ displayName }: Member): string {
  return displayName.replace(/\W/g, '').toLowerCase();
}

function escaped(value: string): string {
  const trimmed = text(value);
  return `${/^\s/.test(value) ? ' ' : ''}${trimmed}${/\s$/.test(value) && trimmed !== '' ? ' ' : ''}`;
}
