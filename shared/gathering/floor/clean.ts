/** More marks than this on one letter are a prank that overflows lines; no written language needs them. */
const MARKS_PER_LETTER = 4;

// Control characters but line feed, and the invisible overrides that make text read in another order than it was written.
const INVISIBLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const STACKED = new RegExp(`(\\p{M}{${MARKS_PER_LETTER}})\\p{M}+`, 'gu');

/** Something to be seen: not only spaces, joiners and fillers that stand for nothing, which would make an empty card. */
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u;

/** What a person wrote, made safe to show and otherwise untouched: no word is softened or corrected; '' where nothing of it can be seen (FL8). */
export const cleanText = (typed: string): string => {
  const text = typed
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(INVISIBLE, '')
    .replace(STACKED, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return VISIBLE.test(text) ? text : '';
};
