import { API_KINDS, ApiKind, ApiReference, ApiStyle, ApiType, ApiTypes } from './api-reference';
import { constructExample } from './construct-example';
import { block, details, link } from './markdown';
import { Page } from './page';

const STYLE: ApiStyle = {
  level: 1,
  memberHeading: (_, member, suffix) => `${member}${suffix} {:#${anchorOf(member)}}`,
  address: (type, member) => `/api/${type}${member === undefined ? '' : `#${anchorOf(member)}`}`,
  details,
};

/** The pages of the public API. */
export class Api {
  private readonly types: ApiTypes;
  private readonly reference: ApiReference;

  /** @param file the output of `jsii-docgen -f json` */
  public constructor(file: string) {
    this.types = new ApiTypes(file);
    this.reference = new ApiReference(this.types, STYLE);
  }

  public pages(): Page[] {
    return [this.index(), ...API_KINDS.flatMap(({ kind }) => this.types.of(kind).map(type => this.page(type, kind)))];
  }

  public sidebar(): object[] {
    return [
      { text: 'All types', link: '/api/' },
      ...API_KINDS.map(({ kind, title }) => ({
        text: title, collapsed: kind !== 'constructs', items: this.types.of(kind).map(({ displayName }) => ({ text: displayName, link: STYLE.address(displayName) })),
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
        ...API_KINDS.map(({ kind, title }) => ({ title, types: this.types.of(kind) })).filter(({ types }) => types.length > 0)
          .flatMap(({ title, types }) => [`## ${title}`, this.reference.contents(types)]),
      ].join('\n\n'),
    };
  }

  private page(type: ApiType, kind: ApiKind): Page {
    const { displayName, docs = {} } = type;
    const example = kind === 'constructs' ? constructExample(displayName) : undefined;
    return {
      path: `api/${displayName}`,
      title: displayName,
      description: docs.summary?.replace(/`/g, ''),
      // The output is shown next to the program.
      ...example === undefined ? {} : { frontmatter: { aside: false } },
      body: this.reference.describe(
        type, kind,
        example === undefined ? undefined : ['## Example', '::::: side-by-side', block(example.program, 'ts'), block(example.yaml, 'yaml'), ':::::'],
        this.reference.propertiesToSet(type),
      ),
    };
  }
}

function anchorOf(member: string): string {
  return member.replace(/\W/g, '').toLowerCase();
}
