import * as v from 'valibot';
import { Format } from './format.ts';
import { EMPTY_REASONS, Point } from './sheet/point.ts';

const instant = v.pipe(v.number(), v.integer());

/** `forming`: people find their tables · `working` · `between` rounds, people change tables · `returning` · `reporting` · `over`. */
export const BREAKOUT_PHASES = ['forming', 'working', 'between', 'returning', 'reporting', 'over'] as const;
export type BreakoutPhase = (typeof BREAKOUT_PHASES)[number];

export const HELP_KINDS = ['stuck', 'heated', 'interpreter', 'first-aid'] as const;
export type HelpKind = (typeof HELP_KINDS)[number];

/** A table's call for help, and when it was made. */
export const HelpCall = v.object({ kind: v.picklist(HELP_KINDS), at: instant });

/** A number that somebody holds, on a phone or on a slip of paper, for all rounds. It is not known who. */
export const Seat = v.object({
  /** "12" for a phone, "A12" for a slip of the first pile. */
  slot: v.string(),
  /** Index into the format's kinds; null for most. */
  kind: v.nullable(v.number()),
  /** Hash of a key that only one tab holds and that is for this breakout alone; null for a slip. */
  holder: v.nullable(v.string()),
  /** Has gone home, or was never there. */
  left: v.boolean(),
  /** Number of the table in each round; 0 in a round that they were not there for. */
  at: v.array(v.number()),
});
export type Seat = v.InferOutput<typeof Seat>;

/** The lines of one table, and what it has said of them. */
export const Sheet = v.object({
  /** In the table's own order. */
  points: v.array(Point),
  /** "That's us": ticked by the table; a change afterwards takes the tick away. */
  agreed: v.boolean(),
  empty: v.nullable(v.picklist(EMPTY_REASONS)),
  /** The whole minute in which somebody last wrote here, so that the console can tell writing from quiet; forgotten when the groups are over. */
  wroteAt: v.nullable(instant),
  /** The screen that writes for the table, by a name it has made up; '' where none does. */
  scribe: v.string(),
});
export type Sheet = v.InferOutput<typeof Sheet>;

/** What the crew said to a table, in this part of the groups' time: a word about writing says nothing once people are back. */
export const Message = v.object({ number: v.number(), text: v.string(), read: v.boolean(), phase: v.picklist(BREAKOUT_PHASES), round: v.number() });

export const BreakoutTable = v.object({
  number: v.number(),
  /** Index into the format's questions; null where there is none. */
  question: v.nullable(v.number()),
  /** How many sit here, where somebody has said; null where the seats tell. */
  people: v.nullable(v.number()),
  /** The table that this one has joined for the present round. */
  joined: v.nullable(v.number()),
  /** Minutes that this table was given beyond the others, in the present round; those among them that it gave itself. */
  extra: v.number(),
  more: v.number(),
  help: v.nullable(HelpCall),
  /** What the facilitator last said to it; `read` once somebody there has tapped it away. */
  message: v.nullable(Message),
  sheet: Sheet,
});
export type BreakoutTable = v.InferOutput<typeof BreakoutTable>;

/** What is of a table for one round alone. */
export const TableInRound = v.pick(BreakoutTable, ['number', 'joined', 'extra', 'more']);
export type TableInRound = v.InferOutput<typeof TableInRound>;

/** A round as it was: its times are facts, and nothing is counted down. */
export const RoundRun = v.object({
  startedAt: instant,
  extra: v.number(),
  endedAt: v.nullable(instant),
  /** Tables that had joined another or had minutes of their own, once the next round has been made ready. */
  tables: v.array(TableInRound),
});
export type RoundRun = v.InferOutput<typeof RoundRun>;

/** A point that has been told to the room. */
export const Told = v.object({
  point: v.string(),
  table: v.number(),
  /** The words as they were told: a change on the sheet afterwards changes nothing on the projector. */
  text: v.string(),
  exact: v.boolean(),
  /** On the projector: at once when the crew tell it, and when they have said so where a table does. */
  shown: v.boolean(),
  /** Tables that say the same. */
  also: v.array(v.number()),
  /** Points of theirs that it stands for, which are then not told again. */
  same: v.array(v.string()),
});
export type Told = v.InferOutput<typeof Told>;

export const Report = v.object({
  /** `told`: whether that table has told its point in this turn. */
  turn: v.nullable(v.object({ table: v.number(), since: instant, told: v.boolean() })),
  /** The order in which tables are asked. */
  order: v.array(v.number()),
  told: v.array(Told),
  /** Tables that have nothing more to tell. */
  finished: v.array(v.number()),
});
export type Report = v.InferOutput<typeof Report>;

export const NO_REPORT: Report = { turn: null, order: [], told: [], finished: [] };

/** One breaking out into groups and coming back together. */
export const Breakout = v.object({
  id: v.string(),
  /** The agenda item in which it was formed, and to whose time it belongs. */
  item: v.string(),
  format: Format,
  phase: v.picklist(BREAKOUT_PHASES),
  tables: v.array(BreakoutTable),
  seats: v.array(Seat),
  /** Whether phones are given new numbers or places (GR36). */
  dealing: v.boolean(),
  /** How often the numbers of phones have been started again: a number of an earlier deal is nobody's (GR37). */
  deal: v.number(),
  rounds: v.array(RoundRun),
  calledBack: v.nullable(v.object({ at: instant, lead: v.number() })),
  /** When everybody was back. */
  gatheredAt: v.nullable(instant),
  report: Report,
});
export type Breakout = v.InferOutput<typeof Breakout>;
