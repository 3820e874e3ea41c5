/**
 * Most marks on one letter. Written languages need up to eight (Tibetan stacks of Sanskrit; Burmese five, Hebrew with
 * cantillation six); beyond ten they are a prank that overflows lines.
 */
const MOST = 10;

/** Most of the accents that go on any letter, each of which stands on top of the last. Vietnamese, Yoruba and phonetic writing need three. */
const MOST_ACCENTS = 4;

/** No spelling puts the same mark on a letter more than twice. */
const MOST_ALIKE = 2;

/** Marks, and what stands between marks without beginning a new letter: joiners and others that cannot be seen. */
const STACK = /(?:\p{M}|\p{Default_Ignorable_Code_Point})+/gu;
const MARK = /\p{M}/u;

/** Cannot be seen and takes no room: a grapheme joiner, a choice of shape. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;

/** The blocks of marks that belong to no script of their own: accents, and what encloses a letter. */
const ACCENT = /[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/u;

const bounded = (stack: string): string => {
  let marks = 0;
  let accents = 0;
  const alike = new Map<string, number>();
  let kept = '';
  for (const character of stack) {
    if (MARK.test(character) && !UNSEEN.test(character)) {
      const same = (alike.get(character) ?? 0) + 1;
      const isAccent = ACCENT.test(character);
      if (marks === MOST || same > MOST_ALIKE || (isAccent && accents === MOST_ACCENTS)) continue;
      alike.set(character, same);
      marks += 1;
      if (isAccent) accents += 1;
    }
    kept += character;
  }
  return kept;
};

/** A text in which no letter carries more marks than some language writes: the first of each kind stay, and the rest goes (FL8). */
export const withBoundedMarks = (text: string): string => text.replace(STACK, bounded);
