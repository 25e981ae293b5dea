/** A drawing whose colours are its own: outside of the page there is no style sheet. */

const COLOURS = ['fill', 'stroke'] as const;
const KEPT = [
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const;

/** What `work` reads of styles is that of the light page, also while the page is dark. */
export function inLight<T>(work: () => T): T {
  const { dataset } = document.documentElement;
  const scheme = dataset.mantineColorScheme;
  dataset.mantineColorScheme = 'light';
  try {
    return work();
  } finally {
    if (scheme === undefined) delete dataset.mantineColorScheme;
    else dataset.mantineColorScheme = scheme;
  }
}

/** A copy with the computed styles as attributes. */
export function inlined(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [svg, copy].map((root) => [root, ...root.querySelectorAll('*')]) as [
    Element[],
    Element[],
  ];
  originals.forEach((original, at) => {
    const [style, element] = [getComputedStyle(original), copies[at]];
    if (!element) return;
    for (const name of KEPT) element.setAttribute(name, style.getPropertyValue(name));
    for (const name of COLOURS) {
      const { colour, alpha } = plain(style.getPropertyValue(name));
      const opacity = Number(style.getPropertyValue(`${name}-opacity`) || 1) * alpha;
      element.setAttribute(name, colour);
      element.setAttribute(`${name}-opacity`, String(Math.round(opacity * 1000) / 1000));
    }
    for (const name of ['class', 'style', 'id', 'role', 'aria-label', 'tabindex']) {
      // What a clip path is called stays.
      if (name !== 'id' || !original.closest('defs')) element.removeAttribute(name);
    }
  });
  return copy;
}

const known = new Map<string, { colour: string; alpha: number }>();

/** Whatever a style sheet can say (`color(srgb …)` among it) as a colour that every program reads. */
function plain(said: string): { colour: string; alpha: number } {
  if (said === 'none' || said.startsWith('url(')) return { colour: said, alpha: 1 };
  const before = known.get(said);
  if (before) return before;
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return { colour: said, alpha: 1 };
  pen.fillStyle = said;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = pen.getImageData(0, 0, 1, 1).data;
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
  const found = { colour: `#${hex}`, alpha: alpha / 255 };
  known.set(said, found);
  return found;
}
