import { mostThatFit } from '../../shared/ui/fit.ts';
import { wholeBefore } from './excerpt.ts';

/** The end of the last word before `end`, or `end` where there is no word's end in the second half. */
const wordBefore = (text: string, end: number): number => {
  if (/^\s/.test(text.slice(end))) return end;
  const at = text.slice(0, end).search(/\s\S*$/);
  return at > end / 2 ? at : end;
};

/** A text in as many parts as it takes for each to fit; a part ends with a word, or where one word is longer, with a whole letter. */
export const partsOf = (text: string, fits: (part: string) => boolean): string[] => {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest !== '' && !fits(rest)) {
    const most = mostThatFit(rest.length, (length) => fits(rest.slice(0, length)));
    // At least one letter goes, or this would never end.
    const end = wordBefore(rest, wholeBefore(rest, most)) || most;
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
};
