/**
 * What readers take for one letter can be of many characters: an emoji of a family, a flag, letters of Hangul or of an Indic script
 * that are written into each other. No line breaks within one, so one without end runs out of a phone and off the projector.
 */

/** Most of the characters that take room in it. Written languages need nine at most (Hangul of before 1933: three times three); emoji four. */
const MOST_LETTERS = 9;

/** Most characters in all, with those that cannot be seen. The longest emoji that fonts draw has ten (a kiss with skin tones), a flag seven. */
const MOST = 32;

/** Stands between two of them, cannot be seen, and lets a line break. */
const BREAK = '\u200b';

/** Goes on none: spaces, controls, and what cannot be seen and stands alone. */
const APART = /[\s\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f]/u;

/** Goes on the one before, whatever that is: marks, joiners, skin tones, tags of a flag, and letters of Thai, Lao and Japanese. */
const JOINS = /[\p{M}\p{Emoji_Modifier}\u0e33\u0eb3\uff9e\uff9f]|\p{Default_Ignorable_Code_Point}/u;

/** Takes no room of its own. */
const UNSEEN = /[\p{Mn}\p{Me}\p{Emoji_Modifier}]|\p{Default_Ignorable_Code_Point}/u;

/** Whatever follows is drawn with it: signs that stand around or before numbers, and letters that lean on the next. */
const LEANS_ON =
  /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\u{110bd}\u{110cd}\u{111c2}\u{111c3}\u{113d1}\u{1193f}\u{11941}\u{11a3a}\u{11a84}-\u{11a89}\u{11d46}\u{11f02}]/u;

/**
 * Signs that write the next letter of an Indic script into this one. More than Unicode's own list, which grows with each version. The
 * Burmese sign that ends a syllable (U+103A) is none: it stands after every other vowel, and links nothing.
 */
const LINKS =
  /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0f84\u1039\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed\u{10a3f}\u{11046}\u{11070}\u{1107f}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{113ce}-\u{113d0}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1172b}\u{11839}\u{1193d}\u{1193e}\u{119e0}\u{11a34}\u{11a47}\u{11a99}\u{11c3f}\u{11d44}\u{11d45}\u{11d97}\u{11f41}\u{11f42}]/u;

const LETTER = /\p{L}/u;
const FLAG = /\p{Regional_Indicator}/u;
const JOINER = '\u200d';

/** Hangul is written in parts: those that begin a syllable go with any that follows, the others with what is before them. */
const HANGUL = /[\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]/u;
const HANGUL_BEGINS = /[\u1100-\u115f\ua960-\ua97f]/u;
const HANGUL_GOES_ON = /[\u1160-\u11ff\ud7b0-\ud7ff]/u;

const isOneSyllable = (before: string, next: string): boolean =>
  HANGUL.test(next) && ((HANGUL.test(before) && HANGUL_GOES_ON.test(next)) || HANGUL_BEGINS.test(before));

/** Without any of these nothing goes on, so that most texts are not read character by character. */
const MAY_GO_ON = new RegExp([JOINS, LEANS_ON, HANGUL_BEGINS, HANGUL_GOES_ON].map(({ source }) => source).join('|'), 'u');

/** One that is being read. */
interface Cluster {
  /** Its last character; '' where none has begun. */
  last: string;
  /** Whether its last letter is followed by a sign that links the next one to it. */
  linked: boolean;
  /** Whether that last character is the first of the two letters of a flag. */
  halfFlag: boolean;
  characters: number;
  letters: number;
}
const nothing = (): Cluster => ({ last: '', linked: false, halfFlag: false, characters: 0, letters: 0 });

/** Whether some version of Unicode takes `next` for a part of `cluster`. */
const goesOn = ({ last, linked, halfFlag }: Cluster, next: string): boolean =>
  JOINS.test(next) ||
  last === JOINER ||
  LEANS_ON.test(last) ||
  (linked && LETTER.test(next)) ||
  (halfFlag && FLAG.test(next)) ||
  isOneSyllable(last, next);

const add = (cluster: Cluster, next: string): void => {
  cluster.linked = LINKS.test(next) || (cluster.linked && JOINS.test(next));
  cluster.halfFlag = FLAG.test(next) && !cluster.halfFlag;
  cluster.last = next;
  cluster.characters += 1;
  if (!UNSEEN.test(next)) cluster.letters += 1;
};

/**
 * A text in which nothing that readers take for one letter is longer than some language writes: unseen signs and marks that go on such
 * a letter beyond that are left out, and before what takes room a line may break (FL8). No letter and no vowel is left out.
 */
export const withBoundedClusters = (text: string): string => {
  if (!MAY_GO_ON.test(text)) return text;
  let cluster = nothing();
  let kept = '';
  for (const next of text) {
    if (!goesOn(cluster, next) || APART.test(next)) cluster = nothing();
    else {
      const takesRoom = !UNSEEN.test(next);
      const isFull = cluster.characters === MOST || (takesRoom && cluster.letters === MOST_LETTERS);
      if (isFull && !takesRoom && JOINS.test(next)) continue;
      if (isFull) {
        kept += BREAK;
        cluster = nothing();
        // A letter that goes on the one before goes on this, as it will when the text is cleaned again.
        add(cluster, BREAK);
      }
    }
    add(cluster, next);
    kept += next;
  }
  return kept;
};
