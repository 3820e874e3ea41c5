import { describe, expect, it } from 'vitest';
import { filesOf, newInterfaces, newLanguage, newStyles } from '../tools/built-features.ts';

const PHONES = ['chrome 87', 'safari 14', 'firefox 83'];
const CREW = ['chrome 108', 'safari 16.0', 'firefox 110'];

/** Newer than ES2020, and in all three browsers that phones are promised. */
const PHONES_HAVE = ['es-x/no-logical-assignment-operators', 'es-x/no-string-prototype-replaceall'];
/** Newer than ES2022, and in all three that the crew are promised. */
const CREW_HAVE = ['es-x/no-array-prototype-findlast-findlastindex'];

/** Asked for first by the libraries that use them, which do something else where they are not there. */
const ASKED_FIRST = [
  // Svelte copies what developers log.
  /^structuredClone is not supported/,
  // Socket.IO tries WebTransport only where it is chosen, and it is not.
  /^(?:TransformStream|WebTransport) is not supported/,
];

/** Where a phone's browser lacks these, the page looks plainer and everything can still be read and done. */
const PLAINER = [
  // The colour of a line or a ring that also has words.
  'css-matches-pseudo',
  // Parts stand without a gap in Safari 14.0.
  'flexbox-gap',
  // A narrow item's name keeps its size.
  'css-container-queries',
  // Numbers of a list in plain type.
  'css-marker-pseudo',
  // Print only.
  'css-color-adjust',
  // The browser's own ring shows where the focus is.
  'css-focus-visible',
  // A field that cannot be made larger by hand still scrolls.
  'css-resize',
  // Old Safari scrolls at once, which is what is asked for.
  'css-scroll-behavior',
  // On phones that do not enlarge text by themselves there is nothing to keep from it.
  'text-size-adjust',
];

/** Named by the list for what is left of them in each of these browsers; the part that is used here they all have. */
const IN_PART = [
  'css-appearance',
  'css-clip-path',
  'css-gradients',
  'css-logical-props',
  'css-masks',
  'css-overflow',
  'css-paged-media',
  'css-sticky',
  'css-touch-action',
  'intrinsic-width',
  'multicolumn',
];

/**
 * Without these a console looks plainer and works the same: a list of topics has a wider scroll bar, and a browser that has no
 * scroll anchoring need not be told to leave it to the page.
 */
const CONSOLE_PLAINER = ['css-overflow-anchor', 'css-scrollbar'];

const told = (messages: readonly string[]): string[] => messages.filter((message) => !ASKED_FIRST.some((one) => one.test(message)));

describe.each([
  ['the phone page', 'phone-manifest.json', 'participant-ui/main.ts'],
  ["a table's page", 'manifest.json', 'participant-ui/table/index.html'],
])('%s, on Chrome 87, Safari 14 and Firefox 83', (_name, manifest, entry) => {
  it('uses nothing that one of them lacks', async () => {
    const files = await filesOf(manifest, entry);
    expect(files.length).toBeGreaterThan(3);
    expect(await newLanguage(files, 'es2020', PHONES_HAVE)).toEqual([]);
    expect(told(await newInterfaces(files, PHONES))).toEqual([]);
    expect((await newStyles(files, PHONES)).filter((one) => !PLAINER.includes(one) && !IN_PART.includes(one))).toEqual([]);
  });
});

describe.each([
  ['the console', 'facilitator-ui/index.html'],
  ['the projector', 'projector-ui/index.html'],
])('%s, on Chrome 108, Safari 16 and Firefox 110', (_name, entry) => {
  it('uses nothing that one of them lacks', async () => {
    const files = await filesOf('manifest.json', entry);
    expect(await newLanguage(files, 'es2022', CREW_HAVE)).toEqual([]);
    expect(told(await newInterfaces(files, CREW))).toEqual([]);
    expect((await newStyles(files, CREW)).filter((one) => !IN_PART.includes(one) && !CONSOLE_PLAINER.includes(one))).toEqual([]);
  });
});
