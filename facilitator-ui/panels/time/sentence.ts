import { currentPause } from '../../../shared/gathering/run/model/run.ts';
import { MINUTE } from '../../../shared/gathering/time.ts';
import { runningItem } from '../../../shared/gathering/timekeeper/evening-times.ts';
import { minutesPast } from '../../../shared/gathering/timekeeper/ends.ts';
import { questionsToCome } from '../../../shared/gathering/timekeeper/projection.ts';
import { timekeeper as say } from '../../../shared/words/timekeeper.en.ts';
import { clockAt, clockBy, titleOf, toMinutes, type TimeFacts } from './facts.ts';
import { lateStartAsked } from './late-start.ts';

/** What the console says about the time to come, in one to three sentences. */
export interface Sentence {
  readonly text: string;
  /** Parts of the text that carry it: a name, a time, what is left of a question. */
  readonly strong: readonly string[];
  /** `attention` where somebody must act; `question` where the console asks; else `calm`. */
  readonly tone: 'calm' | 'attention' | 'question';
}

/** A sentence and what in it is strong. */
interface Part {
  readonly text: string;
  readonly strong?: readonly string[];
}

const ASK_ABOUT_A_PAUSE = 5 * MINUTE;

const joined = (tone: Sentence['tone'], parts: readonly (Part | null)[]): Sentence => {
  const said = parts.filter((part) => part !== null);
  return { text: said.map(({ text }) => text).join(' '), strong: said.flatMap(({ strong }) => strong ?? []), tone };
};

/** By how many minutes the evening would end after its agreed end at this pace, as both are shown. */
const lateness = ({ outlook: { ends } }: TimeFacts): number => minutesPast(ends.atThisPace, ends.agreed);

const beforeStart = (facts: TimeFacts): Sentence => {
  const { evening, outlook, now } = facts;
  const starts = clockAt(evening.startsAt, evening);
  const finish = clockAt(outlook.ends.asPlanned, evening);
  const late = minutesPast(outlook.ends.asPlanned, outlook.ends.agreed);
  const due = now >= evening.startsAt + MINUTE;
  if (late > 0) return joined('attention', [{ text: (due ? say.startDueLate : say.beforeStartLate)({ starts, finish, late }), strong: [finish] }]);
  return joined('calm', [{ text: (due ? say.startDue : say.beforeStart)({ starts, finish }) }]);
};

/** "Move on by 20:14 and all four still fit", in full where they do, else at their shortest (TK30). */
const leaveBy = ({ evening, times, outlook }: TimeFacts): Part | null => {
  const moment = outlook.leaveByInFull ?? outlook.leaveBy;
  if (moment === null) return null;
  const shortest = outlook.leaveByInFull === null;
  const toCome = questionsToCome(times);
  const allOfThem = toCome.length > 0 && (!shortest || toCome.every((item) => item.mustHappen));
  const questions = allOfThem ? evening.agenda.filter((entry) => entry.isQuestion && !entry.dropped).length : 0;
  const by = clockBy(moment, evening);
  const here = runningItem(times);
  const text = (here ? say.leaveBy : say.goOnBy)({ by, questions, shortest });
  return { text, strong: [by] };
};

/** The question that comes off worst, or by how much the evening overruns. */
const whatIsLost = (facts: TimeFacts): Part => {
  const { evening, outlook } = facts;
  const finish = clockAt(outlook.ends.atThisPace, evening);
  const short = outlook.endangered;
  if (!short) return { text: say.overruns({ finish, late: lateness(facts) }), strong: [finish] };
  const title = titleOf(evening, short.item);
  const share = { gets: toMinutes(short.gets), of: toMinutes(short.budget) };
  return { text: say.shortQuestion({ title, starts: clockAt(short.startsAt, evening), ...share }), strong: [title, say.getsOf(share)] };
};

const inTheWay = ({ evening, outlook }: TimeFacts): Part | null => {
  const { inTheWay: fixed } = outlook;
  if (!fixed) return null;
  const title = titleOf(evening, fixed.item);
  return { text: say.inTheWay({ title, at: clockAt(fixed.at, evening), by: toMinutes(fixed.by) }), strong: [title] };
};

const lastItem = (facts: TimeFacts): Sentence => {
  const { evening, outlook } = facts;
  const { ends } = outlook;
  const finish = clockAt(ends.atThisPace, evening);
  const late = lateness(facts);
  if (ends.atThisPace > ends.hall) return joined('attention', [{ text: say.lastItemPastHall({ hall: clockAt(ends.hall, evening) }) }]);
  if (late > 1) return joined('attention', [{ text: say.lastItemLate({ finish, late }), strong: [finish] }]);
  return joined('calm', [{ text: say.lastItem({ finish }) }]);
};

const fitting = (facts: TimeFacts): Part => {
  const finish = clockAt(facts.outlook.ends.atThisPace, facts.evening);
  const late = lateness(facts);
  if (late > 1) return { text: say.overruns({ finish, late }) };
  return { text: late < 0 ? say.fitsEarly({ finish, early: -late }) : say.fits({ finish }) };
};

/** By the state that is held, which is the same on every screen (TK16). */
const byPressure = (facts: TimeFacts): Sentence => {
  const { evening, times, outlook } = facts;
  const held = evening.run.pressure ?? outlook.pressure;
  const gap = runningItem(times) ? null : { text: say.gap() };
  const blocked = inTheWay(facts);
  const [ends, hall] = [clockAt(outlook.ends.agreed, evening), clockAt(outlook.ends.hall, evening)];
  const nothingLeft = outlook.canTrim ? null : { text: say.nothingToTrim() };
  if (held === 'fits') return blocked ? joined('attention', [blocked]) : joined('calm', [gap, fitting(facts)]);
  // It has got better, and is not believed yet: no alarm that is no longer true.
  if (outlook.pressure === 'fits') return joined('calm', [gap, blocked, { text: say.ends({ finish: clockAt(outlook.ends.atThisPace, evening) }) }]);
  switch (held) {
    case 'trim': {
      // What can still be done, and by when, comes first: it is what must be in sight where there is little room.
      const by = leaveBy(facts);
      return joined('attention', [gap, by, blocked ?? whatIsLost(facts), by ? null : nothingLeft]);
    }
    case 'extend':
      return joined('attention', [gap, blocked, nothingLeft, { text: say.extend({ ends, hall }), strong: [hall] }]);
    case 'drop':
      return joined('attention', [gap, blocked, nothingLeft, { text: say.drop({ hall }), strong: [hall] }]);
  }
};

const paused = (facts: TimeFacts, from: number): Sentence => {
  const { evening, outlook, now } = facts;
  const long = now - from >= ASK_ABOUT_A_PAUSE;
  const finish = clockAt(outlook.ends.atThisPace, evening);
  const lost = !long && outlook.endangered && outlook.pressure !== 'fits' ? whatIsLost(facts) : null;
  const asked = long ? { text: say.pausedLong({ minutes: Math.floor((now - from) / MINUTE) }) } : null;
  return joined(long || outlook.pressure !== 'fits' ? 'attention' : 'calm', [{ text: say.paused({ finish }), strong: [finish] }, lost, asked]);
};

/** What the console says about the time to come, in every state of the evening (TK28, TK33). */
export const sentenceFor = (facts: TimeFacts): Sentence => {
  const { evening, times, run, outlook, writingUntil, now } = facts;
  if (evening.phase === 'closed') return joined('calm', [{ text: say.closed() }]);
  if (evening.run.endedAt !== null)
    return joined('calm', [{ text: say.ended(), strong: [say.ended()] }, { text: say.stillOpen({ writing: now < writingUntil }) }]);
  if (evening.agenda.length === 0) return joined('calm', [{ text: say.empty() }]);
  if (evening.phase === 'planned') return beforeStart(facts);
  if (lateStartAsked(facts)) return joined('question', [{ text: say.startedLate({ late: toMinutes(outlook.startedLate) }) }]);
  const pause = currentPause(run);
  if (pause) return paused(facts, pause.from);
  if (outlook.atThisPace.later.length === 0) return runningItem(times) ? lastItem(facts) : joined('calm', [{ text: say.allDone() }]);
  return byPressure(facts);
};

/** The text in pieces, each strong or not, so that a page can show what carries it. */
export const pieces = ({ text, strong }: Pick<Sentence, 'text' | 'strong'>): { readonly text: string; readonly strong: boolean }[] => {
  const found: { readonly text: string; readonly strong: boolean }[] = [];
  let rest = text;
  for (const part of strong) {
    const at = part === '' ? -1 : rest.indexOf(part);
    if (at < 0) continue;
    found.push({ text: rest.slice(0, at), strong: false }, { text: part, strong: true });
    rest = rest.slice(at + part.length);
  }
  return [...found, { text: rest, strong: false }].filter((piece) => piece.text !== '');
};
