import type { Breakout, BreakoutPhase, BreakoutTable, Told } from '../gathering/groups/model/breakout.ts';
import { roundIndex } from '../gathering/groups/model/present-round.ts';
import type { Way, Within } from '../gathering/groups/model/format.ts';
import { breakoutOf, openBreakout, placeOf } from '../gathering/groups/model/groups.ts';
import { peopleAt, seatsAt, tableOfSeat } from '../gathering/groups/model/seats/seating.ts';
import type { Gathering } from '../gathering/gathering.ts';
import { questionNumber } from '../gathering/plan/model/plan.ts';
import { currentSegment } from '../gathering/run/model/run.ts';
import type { Instant } from '../gathering/time.ts';

/** What a table talks about, in the plan's words or its own; `number` and `hue` are those of the plan's question. */
export interface GroupQuestionFacts {
  readonly number: number | null;
  readonly title: string;
  readonly wording: string;
  readonly explanation: string;
  readonly hue: number;
}

/** The round that runs, or that people find their tables for. */
export interface RoundFacts {
  /** From 1, of `of`. */
  readonly number: number;
  readonly of: number;
  readonly within: Within;
  /** Minutes that every table is given. */
  readonly minutes: number;
  /** Null until its time begins. */
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
}

/** What the whole room may know of its groups. */
export interface GroupsFacts {
  readonly id: string;
  readonly phase: BreakoutPhase;
  readonly way: Way;
  readonly round: RoundFacts;
  readonly questions: readonly GroupQuestionFacts[];
  /** Everybody should be back by then (epoch ms); null until they are called. */
  readonly backBy: Instant | null;
}

/** A table on the map. */
export interface MapTable {
  readonly number: number;
  readonly place: string;
  /** Index into the questions; null where there is none. */
  readonly question: number | null;
  /** The table that it has joined. */
  readonly joined: number | null;
  /** How many sit there; null where nobody knows. */
  readonly people: number | null;
  /** Places left where people choose; null where there is no limit. */
  readonly left: number | null;
  /** Numbers that belong there, where numbers were dealt. */
  readonly slots: readonly string[];
}

/** A point that the room has heard. */
export interface ToldPoint {
  readonly id: string;
  readonly table: number;
  readonly text: string;
  readonly exact: boolean;
  /** Tables that share it, its own among them. */
  readonly tables: readonly number[];
  readonly question: number | null;
}

/** The breakout that the room is in: the open one, else that of the present item. */
export const breakoutHere = (state: Pick<Gathering, 'groups' | 'run'>): Breakout | null =>
  openBreakout(state.groups) ?? breakoutOf(state.groups, currentSegment(state.run)?.item);

export const questionsAsked = ({ plan }: Pick<Gathering, 'plan'>, breakout: Breakout): GroupQuestionFacts[] =>
  breakout.format.questions.map(({ topic, wording }) => {
    const item = plan.items.find((one) => one.id === topic);
    return {
      number: item ? questionNumber(plan, item.id) : null,
      title: item?.title ?? '',
      wording: item?.wording ?? wording,
      explanation: item?.explanation ?? '',
      hue: item?.hue ?? 0,
    };
  });

export const roundFacts = (breakout: Breakout): RoundFacts => {
  const index = roundIndex(breakout);
  const planned = breakout.format.rounds[index];
  const run = breakout.rounds[index];
  return {
    number: index + 1,
    of: breakout.format.rounds.length,
    within: planned?.within ?? 'table',
    minutes: (planned?.minutes ?? 0) + (run?.extra ?? 0),
    startedAt: run?.startedAt ?? null,
    endedAt: run?.endedAt ?? null,
  };
};

export const groupsFacts = (state: Pick<Gathering, 'plan'>, breakout: Breakout): GroupsFacts => ({
  id: breakout.id,
  phase: breakout.phase,
  way: breakout.format.way,
  round: roundFacts(breakout),
  questions: questionsAsked(state, breakout),
  backBy: breakout.calledBack ? breakout.calledBack.at + breakout.calledBack.lead : null,
});

const byLabel = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });

export const slotsAt = (breakout: Breakout, table: number): string[] =>
  seatsAt(breakout, table)
    .map((seat) => seat.slot)
    .sort(byLabel);

const mapTable = (state: Pick<Gathering, 'groups'>, breakout: Breakout, table: BreakoutTable): MapTable => {
  const people = peopleAt(breakout, table);
  const { places, way } = breakout.format;
  return {
    number: table.number,
    place: placeOf(state.groups, table.number),
    question: table.question,
    joined: table.joined,
    people,
    left: way === 'choice' && places !== null ? Math.max(0, places - (people ?? 0)) : null,
    slots: way === 'count' ? slotsAt(breakout, table.number) : [],
  };
};

export const groupsMap = (state: Pick<Gathering, 'groups'>, breakout: Breakout): MapTable[] =>
  breakout.tables.map((table) => mapTable(state, breakout, table));

/** Which table each number is at now; a number that has left, or was not seated yet, is not there. */
export const seatsNow = (breakout: Breakout): Record<string, number> =>
  Object.fromEntries(
    breakout.seats.flatMap((seat) => (seat.left || tableOfSeat(breakout, seat) === 0 ? [] : [[seat.slot, tableOfSeat(breakout, seat)]])),
  );

const toldPoint = (breakout: Breakout, { point, table, text, exact, also }: Told): ToldPoint => ({
  id: point,
  table,
  text,
  exact,
  tables: [table, ...also].sort((one, other) => one - other),
  question: breakout.tables.find((one) => one.number === table)?.sheet.points.find((one) => one.id === point)?.question ?? null,
});

/** What the room has heard and may see, the newest first. */
export const board = (breakout: Breakout): ToldPoint[] =>
  breakout.report.told
    .filter((told) => told.shown)
    .map((told) => toldPoint(breakout, told))
    .reverse();
