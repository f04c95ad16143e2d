import { s } from './element';
import { PathArrow, PathBox, PathGraph } from './path-graph';
import { ArrowRoute, layout, Layout } from './path-layout';
import { wrapped } from './wrapped';

const WIDTH = 1196;
const MARGIN = 18;
/** The space between layers, for the arrows. */
const GUTTER = 42;
const MIN_BOX_WIDTH = 128;
const MAX_BOX_WIDTH = 250;
const PADDING = 9;
const LINE = 15;
const ROW_GAP = 7;

/** The width of a character; no browser exceeds it on average. */
const BOLD_CHARACTER = 7;
const CHARACTER = 6;

const MAX_LINES = { title: 3, detail: 2, how: 4, roles: 3 };

/** Events of a picture, for the view. */
export interface PictureEvents {
  /** A box was selected or deselected. */
  choose(paths: ReadonlySet<number> | undefined, title: string): void;
}

/** A line of text in a box. */
interface TextLine {
  readonly text: string;
  readonly style: 'kind' | 'name' | 'detail' | 'how' | 'role' | 'unsure';
  readonly y: number;
}

/** A box with its content. */
interface Drawn {
  readonly lines: readonly TextLine[];
  readonly height: number;
  /** The heights at which arrows leave: the middle of the box, and of each row. */
  readonly middle: number;
  readonly rows: readonly { readonly top: number; readonly middle: number }[];
}

/** The paths as boxes in layers. One box has the focus; arrow keys move it along the arrows. */
export class PathPicture {
  public readonly element: SVGSVGElement;
  private readonly groups: readonly SVGGElement[];
  private readonly arrows: readonly SVGGElement[];
  private readonly layout: Layout;
  private chosen: number | undefined;
  private current = 0;

  public constructor(private readonly graph: PathGraph, private readonly events: PictureEvents) {
    const widthOfText = this.boxWidth(layersIn(graph)) - 2 * PADDING;
    const drawn = graph.boxes.map(box => drawnBox(box, widthOfText));
    this.layout = layout(drawn, graph.arrows.map(({ from, to, row }) => (
      { from, to, offset: row === undefined ? drawn[from].middle : drawn[from].rows[row].middle }
    )));
    const width = this.boxWidth(this.layout.layers);
    const x = (layer: number): number => MARGIN + layer * (width + GUTTER);
    const boxes = graph.boxes.map((box, index) => {
      const { layer, y } = this.layout.places[index];
      return boxElement(box, drawn[index], x(layer), y + MARGIN, width);
    });
    const { routes, places } = this.layout;
    const arrows = graph.arrows.map((arrow, index) => (
      arrowElement(arrow, routes[index], places[arrow.from].layer, places[arrow.to].layer, layer => x(layer), width)
    ));
    const totalWidth = x(this.layout.layers - 1) + width + MARGIN;
    const totalHeight = this.layout.height + 2 * MARGIN;
    this.groups = boxes;
    this.arrows = arrows;
    this.element = s('svg', { 'class': 'picture', 'width': totalWidth, 'height': totalHeight, 'viewBox': `0 0 ${totalWidth} ${totalHeight}`, 'role': 'group', 'aria-label': 'Picture of the paths' }, ...arrows, ...boxes);
    for (const [index, group] of boxes.entries()) {
      group.addEventListener('click', () => this.choose(index));
      group.addEventListener('focus', () => {
        this.move(index);
        this.show(index);
      });
      group.addEventListener('blur', () => this.show(this.chosen));
    }
    this.element.addEventListener('keydown', event => this.key(event));
    this.move(0);
  }

  /** Shows all paths again. */
  public clearSelection(): void {
    this.chosen = undefined;
    for (const group of this.groups) { group.setAttribute('aria-pressed', 'false'); }
    this.show(undefined);
  }

  private boxWidth(layers: number): number {
    const width = Math.floor((WIDTH - 2 * MARGIN + GUTTER) / layers) - GUTTER;
    return Math.min(Math.max(width, MIN_BOX_WIDTH), MAX_BOX_WIDTH);
  }

  private choose(box: number): void {
    const isChosen = this.chosen !== box;
    this.clearSelection();
    this.move(box);
    if (isChosen) {
      this.chosen = box;
      this.groups[box].setAttribute('aria-pressed', 'true');
      this.show(box);
    }
    const { paths, node } = this.graph.boxes[box];
    this.events.choose(isChosen ? paths : undefined, node.title);
  }

  /** Dims everything that is not on a path through the box. */
  private show(box: number | undefined): void {
    const paths = box === undefined ? undefined : this.graph.boxes[box].paths;
    const isFaded = (own: ReadonlySet<number>): boolean => paths !== undefined && ![...own].some(path => paths.has(path));
    for (const [index, group] of this.groups.entries()) { group.classList.toggle('faded', isFaded(this.graph.boxes[index].paths)); }
    for (const [index, arrow] of this.arrows.entries()) { arrow.classList.toggle('faded', isFaded(this.graph.arrows[index].paths)); }
  }

  private key(event: KeyboardEvent): void {
    const { arrows } = this.graph;
    const along = {
      ArrowRight: () => arrows.filter(({ from }) => from === this.current).map(({ to }) => to),
      ArrowLeft: () => arrows.filter(({ to }) => to === this.current).map(({ from }) => from),
    };
    if (event.key === 'Enter' || event.key === ' ') {
      this.choose(this.current);
    } else if (event.key === 'Escape') {
      this.clearSelection();
      this.events.choose(undefined, '');
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      this.focus(this.nearest(along[event.key]()));
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      this.focus(this.beside(event.key === 'ArrowDown' ? 1 : -1));
    } else {
      return;
    }
    event.preventDefault();
  }

  private nearest(boxes: readonly number[]): number | undefined {
    const { places } = this.layout;
    const distance = (box: number): number => Math.abs(places[box].y - places[this.current].y);
    return [...boxes].sort((a, b) => distance(a) - distance(b))[0];
  }

  /** The next box of the layer, up or down. */
  private beside(direction: 1 | -1): number | undefined {
    const { places } = this.layout;
    const own = places[this.current];
    return [...places.keys()]
      .filter(box => places[box].layer === own.layer && (places[box].y - own.y) * direction > 0)
      .sort((a, b) => (places[a].y - places[b].y) * direction)[0];
  }

  private focus(box: number | undefined): void {
    if (box === undefined) { return; }
    this.move(box);
    this.groups[box].focus();
  }

  /** Makes one box the only tab stop of the picture. */
  private move(box: number): void {
    this.current = box;
    for (const [index, group] of this.groups.entries()) { group.setAttribute('tabindex', index === box ? '0' : '-1'); }
  }
}

/** Layers do not depend on the heights of boxes, but line breaks depend on the layers. */
function layersIn({ boxes, arrows }: PathGraph): number {
  return layout(boxes.map(() => ({ height: 0 })), arrows.map(({ from, to }) => ({ from, to, offset: 0 }))).layers;
}

function drawnBox({ node: { kind, title, detail = '' }, rows }: PathBox, width: number): Drawn {
  const normal = Math.floor(width / CHARACTER);
  const bold = Math.floor(width / BOLD_CHARACTER);
  const lines: TextLine[] = [];
  let y = PADDING;
  const add = (style: TextLine['style'], texts: readonly string[]): void => {
    for (const text of texts) {
      lines.push({ text, style, y: y + LINE - 4 });
      y += LINE;
    }
  };
  add('kind', wrapped(kind, normal, 1));
  add('name', wrapped(title, bold, MAX_LINES.title));
  add('detail', detail === '' ? [] : wrapped(detail, normal, MAX_LINES.detail));
  const middle = (y + PADDING) / 2;
  const drawnRows = rows.map(({ how, roles, unsure }) => {
    const top = y + ROW_GAP / 2;
    y += ROW_GAP;
    add('unsure', unsure ? ['? unsure'] : []);
    add('how', wrapped(how, normal, MAX_LINES.how));
    add('role', roles.flatMap(role => wrapped(role, normal, MAX_LINES.roles)).slice(0, MAX_LINES.roles));
    return { top, middle: (top + y) / 2 };
  });
  return { lines, height: y + PADDING, middle, rows: drawnRows };
}

function boxElement(
  { node: { shape, kind, title, detail } }: PathBox, { lines, height, rows }: Drawn, x: number, y: number, width: number,
): SVGGElement {
  return s('g', { 'class': `box ${shape}`, 'transform': `translate(${x} ${y})`, 'role': 'button', 'aria-pressed': 'false' },
    s('title', {}, [kind, title, ...detail === undefined ? [] : [detail]].join(' ')),
    outline(shape, width, height),
    ...rows.map(({ top }) => s('path', { class: 'rule', d: `M0 ${top}H${width}` })),
    ...lines.map(({ text, style, y: at }) => s('text', { class: style, x: PADDING, y: at }, `${text} `)));
}

/** Each kind has its own shape, because color alone is not accessible. */
function outline(shape: PathBox['node']['shape'], width: number, height: number): SVGElement {
  if (shape !== 'target') { return s('rect', { class: 'outline', width, height, rx: shape === 'identity' ? 14 : 2 }); }
  const cut = 10;
  return s('path', { class: 'outline', d: `M${cut} 0H${width - cut}L${width} ${cut}V${height - cut}L${width - cut} ${height}H${cut}L0 ${height - cut}V${cut}Z` });
}

function arrowElement(
  { unsure }: PathArrow, { start, between, end, isBackward }: ArrowRoute, from: number, to: number, x: (layer: number) => number, width: number,
): SVGGElement {
  const [startY, endY] = [start + MARGIN, end + MARGIN];
  const target = x(to) - 6;
  let d = `M${x(from) + width} ${startY}`;
  if (isBackward) {
    d += `C${x(from) + width + GUTTER} ${startY} ${target - GUTTER} ${endY} ${target} ${endY}`;
  } else {
    let [atX, atY] = [x(from) + width, startY];
    for (const [index, y] of [...between.map(each => each + MARGIN), endY].entries()) {
      const isLast = index === between.length;
      const nextX = isLast ? target : x(from + index + 1);
      d += `C${atX + GUTTER / 2} ${atY} ${nextX - GUTTER / 2} ${y} ${nextX} ${y}`;
      if (!isLast) { d += `H${nextX + width}`; }
      [atX, atY] = [nextX + width, y];
    }
  }
  return s('g', { class: unsure ? 'arrow unsure' : 'arrow' },
    s('path', { class: 'line', d }),
    s('path', { class: 'head', d: `M${target - 3} ${endY - 4}L${target + 5} ${endY}L${target - 3} ${endY + 4}Z` }));
}
