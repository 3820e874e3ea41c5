/**
 * What in a stylesheet names left or right, where a page that is read from right to left needs the other: properties of a
 * side, alignments, sides of unlike width, a shadow that stands to one side. Each is written by start and end instead.
 */
const SIDES = /(?:^|[-\s;{])(left|right)(?:-(?:width|color|style|radius))?\s*:/;
const VALUES = /(?:text-align|float|clear|transform-origin|background-position|object-position|caption-side)\s*:[^;]*\b(?:left|right)\b/;
const GRADIENT = /to (?:left|right)/;
const MARGIN_BOX = /@(?:top|bottom)-(?:left|right)\b/;

/** From side to side: the same whichever way the page is read. */
const ACROSS = /(?<![-\w])left:\s*([^;]+);\s*right:\s*\1;/g;

/** The values of a declaration, with what stands in brackets as one of them. */
const valuesOf = (text: string): string[] =>
  text
    .split('/')[0]
    ?.trim()
    .match(/(?:[^\s(]+(?:\((?:[^()]|\([^()]*\))*\))?|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];

const SHORTHAND = /(?:^|[\s;{])(margin|padding|inset|border-width|border-style|border-color|scroll-margin|scroll-padding)\s*:\s*([^;}]+)/;
const RADIUS = /(?:^|[\s;{])border-radius\s*:\s*([^;}]+)/;
const SHADOW = /(?:^|[\s;{])(?:box-shadow|text-shadow)\s*:\s*([^;}]+)/;

const unlikeSides = (declaration: string): boolean => {
  const [, right, , left] = valuesOf(SHORTHAND.exec(declaration)?.[2] ?? '');
  return left !== undefined && left !== right;
};

/** Corners from the first, clockwise; what is left out is as the one across. */
const unlikeCorners = (declaration: string): boolean => {
  const [topLeft, topRight = topLeft, bottomRight = topLeft, bottomLeft = topRight] = valuesOf(RADIUS.exec(declaration)?.[1] ?? '');
  return topLeft !== topRight || bottomLeft !== bottomRight;
};

const toOneSide = (declaration: string): boolean =>
  (SHADOW.exec(declaration)?.[1] ?? '').split(/,(?![^(]*\))/).some((shadow) => {
    const [across = '0'] = valuesOf(shadow).filter((value) => value !== 'inset' && value !== 'none');
    return !/^-?0(?:\.0+)?[a-z%]*$/.test(across) && /^(?:-?[\d.]+|calc)/.test(across);
  });

/** The declarations of a stylesheet's text that hold to left or right. */
export const physicalIn = (css: string): string[] =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(ACROSS, '')
    .split(/(?<=[;{}])/)
    .map((declaration) => declaration.trim())
    .filter(
      (declaration) =>
        [SIDES, VALUES, GRADIENT, MARGIN_BOX].some((pattern) => pattern.test(declaration)) ||
        [unlikeSides, unlikeCorners, toOneSide].some((is) => is(declaration)),
    );

/** Short forms and corners by start and end, which browsers learnt later than the long forms (Safari 14.1, 15). */
const YOUNGER =
  /(?:^|[\s;{])(?:inset(?:-inline|-block)?(?:-start|-end)?|(?:margin|padding)-(?:inline|block)|border-(?:start|end)-(?:start|end)-radius)\s*:/;

/** The declarations that the oldest browsers of the phone's and the table's pages do not know. */
export const tooYoungIn = (css: string): string[] =>
  css
    .split(/(?<=[;{}])/)
    .map((declaration) => declaration.trim())
    .filter((declaration) => YOUNGER.test(declaration));

/** The stylesheets in a file: all of a .css, the style parts of a Svelte file, the text of a module that holds one. */
export const stylesOf = (path: string, text: string): string =>
  path.endsWith('.svelte') ? [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css]) => css ?? '').join('\n') : text;
