import * as v from 'valibot';
import { SECOND, type Duration, type Instant } from '../../time.ts';

const Total = v.nullable(v.pipe(v.number(), v.integer()));

/** What a show of hands came to, as it may be told: null where too few answered so. */
export const HandsResult = v.object({ yes: Total, no: Total });
export type HandsResult = v.InferOutput<typeof HandsResult>;

/**
 * A show of hands: "Shall we go on until 21:15?" Counted once per tab, at best effort, by a key that is made for this
 * question alone, so that two counts cannot be joined. The facilitator decides; the hands only advise.
 */
export const Hands = v.object({
  /** The end that people are asked about (epoch ms); null while nothing is asked. */
  until: v.nullable(v.number()),
  /** When the counting ends by itself (epoch ms); null while nothing is counted. */
  closesAt: v.nullable(v.number()),
  /** Which asking this is, so that a phone knows that it is a new one. */
  round: v.number(),
  /** Hashes of the keys, sorted; none once the counting has ended. */
  yes: v.array(v.string()),
  no: v.array(v.string()),
  /** Once the counting has ended; what is left of the answers. */
  result: v.nullable(HandsResult),
});
export type Hands = v.InferOutput<typeof Hands>;

export const NO_HANDS: Hands = { until: null, closesAt: null, round: 0, yes: [], no: [], result: null };

/** So long hands are counted where nobody ends it sooner: time to find the phone and to think (HD5). */
export const COUNTED_FOR: Duration = 45 * SECOND;

/** No total below this is told to anybody, and all others are told in steps of it: neither says how one person answered (HD3). */
export const HANDS_STEP = 5;

/** A total as it may be told (HD3). */
const told = (hashes: readonly string[]): number | null => (hashes.length < HANDS_STEP ? null : Math.round(hashes.length / HANDS_STEP) * HANDS_STEP);

export const resultOf = ({ yes, no }: Pick<Hands, 'yes' | 'no'>): HandsResult => ({ yes: told(yes), no: told(no) });

/** What every screen sees of a show of hands: no count while it goes on, and its result afterwards. */
export interface HandsFacts {
  readonly until: Instant;
  readonly round: number;
  readonly closesAt: Instant | null;
  readonly result: HandsResult | null;
}

export const handsFacts = ({ until, round, closesAt, result }: Hands): HandsFacts | null =>
  until === null ? null : { until, round, closesAt, result };
