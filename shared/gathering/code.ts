/** Letters and digits that cannot be taken for one another on a poster or read aloud (no 0 O 1 I L, no U V, no 5 S, no 2 Z, no 8 B). */
export const ALPHABET = 'ACDEFGHJKMNPQRTWXY34679';

/** A random string over ALPHABET. `random` gives numbers in [0, 1). */
export const randomCode = (length: number, random: () => number): string =>
  Array.from({ length }, () => ALPHABET.charAt(Math.floor(random() * ALPHABET.length))).join('');

/** Length of an evening's code: 23^4 is 280,000, and few evenings are open at once. */
export const CODE_LENGTH = 4;

/** Length of a writer's key, over ALPHABET: 54 bits, and short enough to be written down as a withdrawal code. */
export const KEY_LENGTH = 12;

/** What a person typed, as the code it means: case, spaces and dashes do not matter. */
export const normaliseCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');

/**
 * What may be an evening's code in what a person typed or pasted where a code is asked for: the whole of it, or a part of an
 * address such as "http://192.168.8.2/K7QF/mine". Which of them is one, only whoever knows the evenings can tell.
 */
export const codesIn = (typed: string): string[] =>
  [typed, ...typed.split(/[\s/?#]+/)].map(normaliseCode).filter((code) => code.length === CODE_LENGTH);

/** A key as people read and copy it, in groups of four: "K7QF-M2PX-9TRD". */
export const groupedCode = (key: string): string => key.replace(/(.{4})(?=.)/g, '$1-');
