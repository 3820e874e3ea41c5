import { withBoundedClusters } from './clusters.ts';
import { withBoundedMarks } from './marks.ts';

/** What ends a line: carriage returns, what word processors put between lines of one paragraph, and Unicode's own. */
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu;

// Control characters but line feed, and halves of characters that were cut in two, which no file can hold.
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ud800-\udfff]/gu;

// The invisible overrides that make text read in another order than it was written.
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Something to be seen: not only spaces, joiners and fillers that stand for nothing, which would make an empty card. */
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Without control characters, and no two words made one: line ends are line feeds, and a tab is a space. */
export const withoutControls = (text: string): string => text.replace(LINE_ENDS, '\n').replace(/\t/g, ' ').replace(CONTROLS, '');

/** What a person wrote, made safe to show and otherwise untouched: no word is softened or corrected; '' where nothing of it can be seen (FL8). */
export const cleanText = (typed: string): string => {
  const text = withBoundedClusters(withBoundedMarks(withoutControls(typed).replace(OVERRIDES, '')))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return VISIBLE.test(text) ? text : '';
};

/** The same on one line. */
export const cleanLine = (typed: string): string => cleanText(typed).replace(/\s*\n\s*/g, ' ');
