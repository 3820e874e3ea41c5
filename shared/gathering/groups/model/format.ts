import * as v from 'valibot';
import { LIMITS } from '../../limits.ts';
import { line, name } from '../../text/fields.ts';

/** How people come to their tables: numbers dealt, tables chosen, a list read out, or where they sit already. */
export const WAYS = ['count', 'choice', 'list', 'seated'] as const;
export type Way = (typeof WAYS)[number];

/** How people talk in a round: each for themselves, with a neighbour, or all of the table. */
export const WITHIN = ['alone', 'pairs', 'table'] as const;
export type Within = (typeof WITHIN)[number];

/** Who sits together in a round: the same as before, fresh company, or people of a kind. */
export const SEATINGS = ['same', 'mixed', 'affinity'] as const;

/** What a kind of people is for the seating: shared out over the tables (officers), or kept together (a language). */
export const KIND_RULES = ['spread', 'cluster'] as const;

export const GROUP_LIMITS = { tables: 40, rounds: 6, kinds: 4, people: 2000, minutes: 180, place: 60, message: 240 } as const;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const Round = v.object({ minutes: whole(1, GROUP_LIMITS.minutes), within: v.picklist(WITHIN), seating: v.picklist(SEATINGS) });
export type Round = v.InferOutput<typeof Round>;

/** A kind of people that the seating knows of, by a word of the facilitator's: "officers", "Somali speakers". */
export const KindOfPeople = v.object({ name: name(40), rule: v.picklist(KIND_RULES), cap: v.nullable(whole(1, 40)) });
export type KindOfPeople = v.InferOutput<typeof KindOfPeople>;

/** What a table talks about: a question of the plan, or words of its own. */
export const GroupQuestion = v.object({ topic: v.nullable(v.string()), wording: line(LIMITS.wording) });
export type GroupQuestion = v.InferOutput<typeof GroupQuestion>;

/** How a breakout runs. Every preset is one of these, and so is whatever a facilitator puts together (GR1). */
export const Format = v.object({
  preset: v.pipe(v.string(), v.maxLength(24)),
  way: v.picklist(WAYS),
  /** How many tables; 0 where people only turn to a neighbour. */
  tables: whole(0, GROUP_LIMITS.tables),
  rounds: v.pipe(v.array(Round), v.minLength(1), v.maxLength(GROUP_LIMITS.rounds)),
  kinds: v.pipe(v.array(KindOfPeople), v.maxLength(GROUP_LIMITS.kinds)),
  /** Whether the first at each table stays there as its host while the others move on. */
  hostsStay: v.boolean(),
  /** One for all, or several that are dealt to the tables in turn; empty where the facilitator says it aloud. */
  questions: v.pipe(v.array(GroupQuestion), v.maxLength(GROUP_LIMITS.tables)),
  /** Most people at a table, where people choose; null for no limit. */
  places: v.nullable(whole(2, 40)),
  writers: v.picklist(['everyone', 'scribe']),
  /** Whether the tables tell the room afterwards, a point at a time. */
  reportBack: v.boolean(),
  turnSeconds: whole(15, 600),
});
export type Format = v.InferOutput<typeof Format>;
