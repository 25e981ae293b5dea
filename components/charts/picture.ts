/** A chart that is on the page as a picture that stands by itself: light colours, with what it says above and below. */
import { inLight, inlined } from './picture-styles';

export interface PictureWords {
  /** The first line is the title. */
  head: readonly string[];
  foot: readonly string[];
}

const SVG = 'http://www.w3.org/2000/svg';
const PAD = 16;
const LINE = 17;
const LEAST_WIDTH = 480;
/** Pixels of the PNG for one of the page. */
const SHARP = 2;
const FONT = 'system-ui, sans-serif';

/**
 * Saves what is marked `data-picture={of}` as a file.
 * @throws when nothing is, or when the browser can make no picture of it
 */
export async function savePicture(of: string, words: PictureWords, file: string, as: 'svg' | 'png') {
  const region = document.querySelector<HTMLElement>(`[data-picture="${CSS.escape(of)}"]`);
  if (!region) throw new Error(`there is no drawing of ${of}`);
  await drawn(region);
  const picture = inLight(() => pictureOf(region, words));
  const text = new XMLSerializer().serializeToString(picture);
  const blob = as === 'svg' ? new Blob([text], { type: 'image/svg+xml' }) : await pngOf(text, picture);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${file}.${as}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A chart that is still being fetched is waited for. */
function drawn(region: HTMLElement): Promise<void> {
  const waits = () => region.querySelector('[data-drawn="false"]') !== null;
  if (!waits()) return Promise.resolve();
  return new Promise((resolve) => {
    const seen = new MutationObserver(() => {
      if (waits()) return;
      seen.disconnect();
      // Drawn with its size in the render after.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    });
    seen.observe(region, { subtree: true, attributes: true, attributeFilter: ['data-drawn'] });
  });
}

function make<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function pictureOf(region: HTMLElement, { head, foot }: PictureWords): SVGSVGElement {
  const { drawing, width, height } = drawingOf(region);
  const inner = Math.max(LEAST_WIDTH, Math.ceil(width));
  const [above, below] = [head, foot].map((lines, part) =>
    lines.flatMap((text, at) => {
      const title = part === 0 && at === 0;
      return wrapped(text, inner, title).map((line) => ({ line, title }));
    }),
  ) as [Written[], Written[]];
  const top = PAD + above.length * LINE + 8;
  const bottom = top + Math.ceil(height) + 8;
  const size = { width: inner + 2 * PAD, height: bottom + below.length * LINE + PAD };
  const picture = make('svg', {
    ...size,
    viewBox: `0 0 ${size.width} ${size.height}`,
    'font-family': FONT,
  });
  const name = make('title', {});
  name.textContent = head[0] ?? '';
  drawing.setAttribute('transform', `translate(${PAD} ${top})`);
  picture.append(name, make('rect', { ...size, fill: '#ffffff' }), drawing);
  above.forEach((line, at) => picture.append(written(line, PAD + at * LINE)));
  below.forEach((line, at) => picture.append(written(line, bottom + at * LINE)));
  return picture;
}

interface Written {
  line: string;
  title: boolean;
}

const fontOf = (title: boolean) => `${title ? '600 15px' : '12px'} ${FONT}`;

function written({ line, title }: Written, top: number): SVGTextElement {
  const text = make('text', {
    x: PAD,
    y: top + 12,
    fill: title ? '#1f1f1f' : '#555555',
    'font-size': title ? 15 : 12,
    'font-weight': title ? 600 : 400,
  });
  text.textContent = line;
  return text;
}

function wrapped(text: string, width: number, title: boolean): string[] {
  const pen = document.createElement('canvas').getContext('2d');
  if (pen) pen.font = fontOf(title);
  const lines: string[] = [];
  for (const word of text.trim().split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && (pen?.measureText(longer).width ?? 0) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Every drawing and every text of the region where it stands on the page, and a hairline below each row of a table. */
function drawingOf(region: HTMLElement): { drawing: SVGGElement; width: number; height: number } {
  const from = region.getBoundingClientRect();
  const drawing = make('g', {});
  let [width, height] = [from.width, 0];
  const reach = (rect: DOMRect) => {
    width = Math.max(width, rect.right - from.left);
    height = Math.max(height, rect.bottom - from.top);
  };
  const walker = document.createTreeWalker(region, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    leftOut(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof SVGSVGElement) {
      const rect = node.getBoundingClientRect();
      const copy = inlined(node);
      const place = {
        x: rect.left - from.left,
        y: rect.top - from.top,
        width: rect.width,
        height: rect.height,
      };
      for (const [key, value] of Object.entries(place)) copy.setAttribute(key, String(value));
      drawing.append(copy);
      reach(rect);
    } else if (node instanceof HTMLTableRowElement) {
      const rect = node.getBoundingClientRect();
      const [x2, y] = [rect.right - from.left, rect.bottom - from.top];
      drawing.append(make('line', { x1: rect.left - from.left, x2, y1: y, y2: y, stroke: '#d5d5d5' }));
      reach(rect);
    } else if (node instanceof Text) {
      for (const { text, rect } of linesOf(node)) {
        drawing.append(placed(text, rect, node.parentElement ?? region, from));
        reach(rect);
      }
    }
  }
  return { drawing, width, height };
}

/** Inside of a drawing, which is copied whole; no part of the picture; or not seen. */
function leftOut(node: Node): boolean {
  if (node.parentElement?.closest('svg')) return true;
  if (!(node instanceof HTMLElement)) return false;
  if (node.dataset.unpictured !== undefined) return true;
  const { display, visibility, clipPath } = getComputedStyle(node);
  return display === 'none' || visibility === 'hidden' || clipPath !== 'none';
}

/** The lines in which the browser has broken a text. */
function linesOf(node: Text): { text: string; rect: DOMRect }[] {
  const lines: { text: string; rect: DOMRect }[] = [];
  const range = document.createRange();
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const rect = range.getBoundingClientRect();
    const last = lines.at(-1);
    if (rect.width === 0) continue;
    if (last && Math.abs(last.rect.top - rect.top) < rect.height / 2) {
      last.text += ` ${word}`;
      last.rect = new DOMRect(last.rect.x, last.rect.y, rect.right - last.rect.x, rect.height);
    } else lines.push({ text: word, rect });
  }
  return lines;
}

function placed(text: string, rect: DOMRect, parent: Element, from: DOMRect): SVGTextElement {
  const { fontSize, fontWeight, fontStyle, textAlign } = getComputedStyle(parent);
  // Another font may be wider: a number keeps its right end.
  const end = textAlign === 'right' || textAlign === 'end';
  const element = make('text', {
    x: (end ? rect.right : rect.left) - from.left,
    y: rect.top - from.top + rect.height * 0.78,
    'text-anchor': end ? 'end' : 'start',
    fill: '#333333',
    'font-size': fontSize,
    'font-weight': fontWeight,
    'font-style': fontStyle,
  });
  element.textContent = text;
  return element;
}

async function pngOf(text: string, { width, height }: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width.baseVal.value * SHARP, height.baseVal.value * SHARP];
  const pen = canvas.getContext('2d');
  pen?.scale(SHARP, SHARP);
  pen?.drawImage(image, 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no PNG'))), 'image/png'),
  );
}
