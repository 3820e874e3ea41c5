/** More marks than this on one letter are a prank that overflows lines; no written language needs them. */
const MARKS_PER_LETTER = 4;

// Control characters but line feed, and the invisible overrides that make text read in another order than it was written.
const INVISIBLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const STACKED = new RegExp(`(\\p{M}{${MARKS_PER_LETTER}})\\p{M}+`, 'gu');

/** What a person wrote, made safe to show and otherwise untouched: no word is softened or corrected (FL8). */
export const cleanText = (typed: string): string =>
  typed
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(INVISIBLE, '')
    .replace(STACKED, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
