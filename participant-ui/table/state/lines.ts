import { cleanText } from '../../../shared/gathering/text/clean.ts';
import type { Point } from '../../../shared/gathering/groups/model/sheet/point.ts';
import type { Refusal } from '../../../shared/gathering/refusal.ts';
import type { Answer } from '../../../shared/protocol/socket/command.ts';

export type Words = Pick<Point, 'text' | 'exact' | 'tags'>;
export const NO_WORDS: Words = { text: '', exact: false, tags: [] };

/** What has been sent, or is about to be; its answer may be lost, so it is sent again as it was until one comes. */
export type Job =
  | { readonly command: string; readonly what: 'write'; readonly words: Words; readonly base: number }
  | { readonly command: string; readonly what: 'strike'; readonly struck: boolean };

/** What this tab holds of one point beyond what the sheet shows: being typed, waiting, or refused. Kept until the sheet has it. */
export interface Line {
  /** Its own for as long as the tab holds it, also where the point is kept under another id. */
  readonly key: string;
  /** The groups it was written in: it goes there, whatever the room has moved on to. */
  readonly breakout: string;
  readonly id: string;
  /** The id under which it is kept where another screen has changed the point meanwhile. */
  readonly otherwise: string;
  /** The `rev` that these words build on; 0 for a point that the sheet does not have. */
  readonly base: number;
  readonly words: Words;
  /** The words as the server last had them from here, or as they were when editing began. */
  readonly saved: Words | null;
  /** Whether it should be struck out; null where nothing is wished. It counts until the sheet is seen again. */
  readonly struck: boolean | null;
  readonly struckSaved: boolean;
  /** The other point, where both were kept. */
  readonly beside: string | null;
  readonly job: Job | null;
  /** Why it was refused for good; the words stay. */
  readonly problem: Refusal | null;
}

/** `saved` · `writing`: on its way · `waiting` for the link · `refused`. */
export type LineState = 'saved' | 'writing' | 'waiting' | 'refused';

export const sameWords = (one: Words, other: Words | null): boolean =>
  other !== null &&
  cleanText(one.text) === cleanText(other.text) &&
  one.exact === other.exact &&
  [...one.tags].sort().join() === [...other.tags].sort().join();

export const isEmpty = ({ text }: Words): boolean => cleanText(text) === '';

const wantsStrike = ({ struck, struckSaved }: Line): boolean => struck !== null && !struckSaved;
const wantsWrite = ({ words, saved }: Line): boolean => !isEmpty(words) && !sameWords(words, saved);

const wordsOf = ({ text, exact, tags }: Words): Words => ({ text, exact, tags });

/** A line for a point of the sheet that somebody begins to change here, or for a new one, whose id is then its key. */
export const lineFor = (key: string, breakout: string, point: Point | null, newId: () => string): Line => ({
  key,
  breakout,
  id: point?.id ?? key,
  otherwise: newId(),
  base: point?.rev ?? 0,
  words: point ? wordsOf(point) : NO_WORDS,
  saved: point ? wordsOf(point) : null,
  struck: null,
  struckSaved: false,
  beside: null,
  job: null,
  problem: null,
});

/** Typing again after a refusal is how it is put right. */
export const typed = (line: Line, words: Partial<Words>): Line => ({ ...line, words: { ...line.words, ...words }, problem: null });

/** Whether something of it has still to reach the server. */
export const isUnsent = (line: Line): boolean => line.job !== null || wantsStrike(line) || wantsWrite(line);

export const stateOf = (line: Line | null, live: boolean): LineState => {
  if (!line) return 'saved';
  if (line.problem) return 'refused';
  return !isUnsent(line) ? 'saved' : live ? 'writing' : 'waiting';
};

/** Leaving an empty line: a point that the sheet has is struck out, with its words; null where there is nothing to keep. */
export const left = (line: Line): Line | null => {
  if (!isEmpty(line.words)) return line;
  const words = line.job?.what === 'write' ? line.job.words : line.saved;
  return words ? { ...line, words, struck: true, struckSaved: false, problem: null } : null;
};

/** The line with what is to be sent for it now; null where nothing is. What may have arrived already is sent as it was. */
export const withJob = (line: Line, newId: () => string): (Line & { readonly job: Job }) | null => {
  if (line.job) return { ...line, job: line.job };
  if (line.problem) return null;
  if (wantsWrite(line)) return { ...line, job: { command: newId(), what: 'write', words: line.words, base: line.base } };
  if (line.struck === null || line.struckSaved || line.base === 0) return null;
  return { ...line, job: { command: newId(), what: 'strike', struck: line.struck } };
};

const keptAt = (reply: unknown): { id: string; rev: number } | null =>
  typeof reply === 'object' && reply !== null && 'id' in reply && typeof reply.id === 'string' && 'rev' in reply && typeof reply.rev === 'number'
    ? { id: reply.id, rev: reply.rev }
    : null;

/** The line once its job has been answered for good. */
export const answered = (line: Line, answer: Answer, newId: () => string): Line => {
  const { job } = line;
  if (!job) return line;
  if (!answer.ok) return { ...line, job: null, struck: null, problem: answer.refusal };
  if (job.what === 'strike') return { ...line, job: null, struckSaved: line.struck === job.struck };
  const kept = keptAt(answer.reply);
  // Without a reply it is not known where the words are kept: it is asked once more.
  if (!kept) return { ...line, job: { ...job, command: newId() } };
  const moved = kept.id !== line.id;
  return {
    ...line,
    id: kept.id,
    base: kept.rev,
    otherwise: newId(),
    saved: job.words,
    job: null,
    beside: moved ? line.id : line.beside,
  };
};

/** What the tab still has to hold, now that the sheet of `breakout` has these points. `editing` is the line somebody is in. */
export const absorbed = (lines: readonly Line[], breakout: string, points: readonly Point[], editing: string | null): readonly Line[] => {
  const isHeld = (line: Line): boolean => {
    if (line.key === editing || line.problem !== null || isUnsent(line)) return true;
    if (line.breakout !== breakout || line.saved === null) return false;
    const point = points.find((one) => one.id === line.id);
    return !point || point.rev < line.base;
  };
  return lines.filter(isHeld).map((line) => (line.breakout === breakout && line.struckSaved ? { ...line, struck: null, struckSaved: false } : line));
};
