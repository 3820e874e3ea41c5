import { roundLeft } from '../../../shared/gathering/groups/model/table-time.ts';
import { minutes, MINUTE, SECOND, type Duration, type Instant } from '../../../shared/gathering/time.ts';
import type { GroupQuestionFacts, MapTable, ToldPoint } from '../../../shared/views/groups.ts';
import type { ProjectorGroups, ProjectorView } from '../../../shared/views/projector.ts';
import type { Timing } from '../../state/scene.ts';
import { excerpt } from '../../state/excerpt.ts';

type Pauses = ProjectorView['run']['pauses'];

const isPaused = (pauses: Pauses): boolean => pauses.at(-1)?.to === null;

/** The round's time as the room is told it; null while none runs. */
export const roundTiming = ({ round, questions }: Pick<ProjectorGroups, 'round' | 'questions'>, pauses: Pauses, now: Instant): Timing | null => {
  const { startedAt, endedAt } = round;
  if (startedAt === null) return null;
  const total = minutes(round.minutes);
  const hue = questions.length === 1 ? (questions[0]?.hue ?? 0) : 0;
  return { left: roundLeft(total, { startedAt, endedAt }, pauses, now), total, hue, paused: isPaused(pauses) };
};

/** The last of a round, said beside the question too: `last` within two minutes of its end, `over` from then on. */
export type Nearing = 'last' | 'over' | null;

export const nearing = (timing: Pick<Timing, 'left' | 'total' | 'paused'> | null): Nearing => {
  if (!timing || timing.paused) return null;
  if (timing.left <= 0) return 'over';
  // In a round of two or three minutes these words would stand there from the start.
  return timing.left <= 2 * MINUTE && timing.total > 3 * MINUTE ? 'last' : null;
};

/** What is left of a table's turn: a share of it from 1 to 0, never below. Pauses do not count. */
export const turnLeft = ({ turn, turnSeconds }: Pick<ProjectorGroups, 'turn' | 'turnSeconds'>, pauses: Pauses, now: Instant): number => {
  if (!turn) return 0;
  const length: Duration = turnSeconds * SECOND;
  const left = roundLeft(length, { startedAt: turn.since, endedAt: null }, pauses, now);
  return Math.min(1, Math.max(0, left / length));
};

const SHORT = 36;

/** A question in a few words: its title in the plan, else the beginning of what it asks. */
export const shortQuestion = ({ title, wording }: Pick<GroupQuestionFacts, 'title' | 'wording'>): string => title || excerpt(wording, SHORT).text;

/** Tables that work at each question, in order; a table that has joined another works at the other's. */
export const tablesByQuestion = (questions: number, tables: readonly Pick<MapTable, 'number' | 'question' | 'joined'>[]): number[][] =>
  Array.from({ length: questions }, (_, index) =>
    tables.filter((table) => table.question === index && table.joined === null).map((table) => table.number),
  );

/** Whether the room needs a map: not where everybody stays, all with the same question. */
export const needsMap = ({ way, tables, questions }: Pick<ProjectorGroups, 'way' | 'tables' | 'questions'>): boolean =>
  tables.length > 0 && (way !== 'seated' || questions.length > 1 || tables.some((table) => table.joined !== null));

type Grows = Pick<ToldPoint, 'id' | 'tables'>;

/** Ids of points that are new, or that more tables share than before; none of them at first sight. */
export const grown = (before: readonly Grows[] | null, told: readonly Grows[]): string[] => {
  if (before === null) return [];
  const shared = (id: string): number => before.find((one) => one.id === id)?.tables.length ?? 0;
  return told.filter(({ id, tables }) => tables.length > shared(id)).map(({ id }) => id);
};

/** Narrowest card of the map, in letters' heights, by what stands on it: one width for all, so that they line up. */
export const cardWidth = (tables: readonly Pick<MapTable, 'slots' | 'place' | 'left' | 'joined'>[], questions: number): number => {
  const most = Math.max(0, ...tables.map((table) => table.slots.length));
  const worded = questions > 1 || tables.some((table) => table.place !== '' || table.left !== null || table.joined !== null);
  // Beside the table's own number: two numbers of slips or three, or a long word.
  if (most > 4) return 8;
  if (worded) return 7.5;
  return most > 0 ? 6.5 : 3;
};
