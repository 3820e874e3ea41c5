import { markup, type Markup } from './markup.ts';

/** The hues of the screens' tokens (shared/ui/light.css), from 0, the neutral one. Never alone: a number or a name stands with each. */
const HUES = ['#cfc8de', '#5b3fd6', '#00756a', '#b8430b', '#ad1268', '#1f5fbf', '#6b6a00', '#7a3b1d', '#4a4a4a'];

/** Outline of what has no hue, 3.6 to 1 on white. */
export const INK_EDGE = '#8b8399';

export const hueOf = (hue: number): string => HUES[hue] ?? '#cfc8de';

/** A question's number in its hue. A question without a hue has the ink's, so that the number can be read. */
export const badge = (number: number | null, hue: number): Markup | null =>
  number === null
    ? null
    : markup`<svg class="badge" viewBox="0 0 28 28" aria-hidden="true"><circle cx="14" cy="14" r="14" fill="${hue === 0 ? '#221833' : hueOf(hue)}"/><text x="14" y="19" fill="#ffffff" font-size="14" font-weight="700" text-anchor="middle">${number}</text></svg>`;
