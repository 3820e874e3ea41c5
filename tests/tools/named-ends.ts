import type { Ends } from '../../shared/gathering/timekeeper/ends.ts';

/** Which end a clock time is said to be; `proposed` is one that is not agreed yet. */
type Quantity = keyof Ends | 'proposed';

/** A clock time about the end of an evening, as a screen says it; null where the words do not say which end it is. */
export interface NamedEnd {
  readonly quantity: Quantity | null;
  readonly clock: string;
  /** The sentence that it stands in. */
  readonly said: string;
}

const CLOCK = String.raw`(\d\d:\d\d)`;

/** The words of each end (TK42). Those that come first are looked for first. */
const WORDS: readonly (readonly [Quantity, RegExp])[] = [
  ['proposed', new RegExp(`(?:agreed end becomes|New agreed end:|go on until|Go on until) ${CLOCK}`)],
  ['agreed', new RegExp(`agreed end(?: is| stays|,)? ${CLOCK}`)],
  ['asPlanned', new RegExp(`As planned it ends at ${CLOCK}`)],
  ['asPlanned', new RegExp(`[Ee]nds at ${CLOCK} as planned`)],
  ['atThisPace', new RegExp(`${CLOCK} at this pace`)],
  ['atThisPace', new RegExp(`[Aa]t this pace (?:the evening ends at|it is) ${CLOCK}`)],
  ['hall', new RegExp(`hall must be empty (?:by|at) ${CLOCK}`)],
  ['hall', new RegExp(`${CLOCK}, when the hall must be empty`)],
];

/** What tells that a sentence is about an end. */
const ABOUT_AN_END = /\b(ends?|ended|ending|finish\w*|past|until|agreed|hall|over by)\b/i;
/** Groups have ends of their own, and so has the time for writing. */
const OF_SOMETHING_ELSE = /\b(round|groups?|table|write|writing|call back)\b/i;

const inSentence = (said: string): NamedEnd[] => {
  if (!ABOUT_AN_END.test(said) || OF_SOMETHING_ELSE.test(said)) return [];
  const found: NamedEnd[] = [];
  let rest = said;
  for (const [quantity, words] of WORDS) {
    for (let hit = words.exec(rest); hit; hit = words.exec(rest)) {
      found.push({ quantity, clock: hit[1] ?? '', said });
      rest = rest.replace(hit[1] ?? '', '');
    }
  }
  return [...found, ...[...rest.matchAll(/\d\d:\d\d/g)].map(([clock]) => ({ quantity: null, clock, said }))];
};

/** Every clock time that the lines of a screen give an end of the evening. */
export const namedEnds = (lines: readonly string[]): NamedEnd[] => [
  ...new Map(
    lines
      .flatMap((line) => line.split(/(?<=[.?!])\s+/))
      .flatMap((sentence) => inSentence(sentence.trim()))
      .map((end) => [JSON.stringify(end), end]),
  ).values(),
];
