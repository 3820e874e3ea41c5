import * as v from 'valibot';

/**
 * A show of hands: "Shall we go on until 21:15?" Counted once per tab, at best effort, by a key that is made for this
 * question alone, so that two counts cannot be joined. The facilitator decides; the hands only advise.
 */
export const Hands = v.object({
  /** The end that people are asked about (epoch ms); null while nothing is asked. */
  until: v.nullable(v.number()),
  /** Which asking this is, so that a phone knows that it is a new one. */
  round: v.number(),
  /** Hashes of the keys, sorted. */
  yes: v.array(v.string()),
  no: v.array(v.string()),
});
export type Hands = v.InferOutput<typeof Hands>;

export const NO_HANDS: Hands = { until: null, round: 0, yes: [], no: [] };

/** No count below this is shown to anybody: it could be told whose it is (HD3). */
export const SMALLEST_COUNT = 5;

/** A count as it may be shown: null where it is too small. */
export const shownCount = (hashes: readonly string[]): number | null => (hashes.length < SMALLEST_COUNT ? null : hashes.length);

/** What the console sees of a show of hands. */
export interface HandsCount {
  readonly until: number;
  readonly yes: number | null;
  readonly no: number | null;
}

export const handsCount = (hands: Hands): HandsCount | null =>
  hands.until === null ? null : { until: hands.until, yes: shownCount(hands.yes), no: shownCount(hands.no) };
