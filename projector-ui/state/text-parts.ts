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

/** A last part with fewer of the letters than this of an even share leaves its page nearly empty. */
const NEARLY_EMPTY = 0.5;
/** Letters of a part, as multiples of an even share: words end where they end, so a little more is needed. */
const ROOM = [1.05, 1.2] as const;

/**
 * A text in as few parts as it takes for each to fit, with the letters shared out evenly where the last would hold a word or two.
 * Only what has no more letters than its share is measured: a text is laid out for each measure.
 */
export const evenParts = (text: string, fits: (part: string) => boolean): string[] => {
  const full = partsOf(text, fits);
  const each = text.trim().length / full.length;
  if (full.length < 2 || (full.at(-1)?.length ?? 0) >= each * NEARLY_EMPTY) return full;
  for (const room of ROOM) {
    const even = partsOf(text, (part) => part.length <= each * room && fits(part));
    if (even.length === full.length) return even;
  }
  return full;
};
