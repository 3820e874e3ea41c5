import type { Decision } from '../../shared/gathering/floor/model/contribution.ts';
import { currentSegment } from '../../shared/gathering/run/model/run.ts';
import type { ConsoleBreakout } from '../../shared/views/console-groups.ts';
import type { ReviewItem } from '../../shared/views/console.ts';
import { groupsWords } from '../../shared/words/console-groups.en.ts';
import { endWords } from '../../shared/words/console-end.en.ts';
import { consoleWords as words } from '../../shared/words/console.en.ts';
import type { DeskView } from './desk.svelte.ts';

/** Ids of what waits for review and was not in the view before, whatever was decided about it then. */
export const newToReview = (before: readonly ReviewItem[], now: readonly ReviewItem[]): string[] => {
  const known = new Set(before.map(({ id }) => id));
  return now.filter(({ id, decision }) => decision === 'waiting' && !known.has(id)).map(({ id }) => id);
};

/** What was decided anew between two views. */
export const decidedBetween = (before: readonly ReviewItem[], now: readonly ReviewItem[]): { id: string; decision: Decision }[] => {
  const was = new Map(before.map(({ id, decision }) => [id, decision]));
  return now.filter(({ id, decision }) => was.has(id) && was.get(id) !== decision).map(({ id, decision }) => ({ id, decision }));
};

/** A move that a view shows and the one before does not; `about` says by which commands it is made. */
export interface Move {
  readonly about: readonly string[];
  readonly said: string;
}

const runMove = ({ evening: before }: DeskView, { evening: now }: DeskView): string => {
  const { did } = words;
  if (before.phase !== now.phase) {
    if (now.phase === 'ended') return did.end;
    return now.phase === 'running' ? (before.phase === 'ended' ? endWords.ended.tookBack : did.start) : '';
  }
  if (now.phase !== 'running') return '';
  const item = (evening: typeof now): string | null => currentSegment(evening.run)?.item ?? null;
  const titleOf = (id: string): string => now.agenda.find((entry) => entry.id === id)?.title ?? '';
  const [from, to] = [item(before), item(now)];
  if (from !== to) return to !== null ? did.next(titleOf(to)) : from !== null ? did.endItem(titleOf(from)) : '';
  const paused = (evening: typeof now): boolean => evening.run.pauses.at(-1)?.to === null;
  if (paused(before) === paused(now)) return '';
  return paused(now) ? did.pause : did.resume;
};

const phaseOf = ({ phase, round }: ConsoleBreakout): string => {
  const { did } = groupsWords;
  switch (phase) {
    case 'forming':
      return did.form;
    case 'working':
      return did.begin(round.number, round.of);
    case 'between':
      return did.next(round.number - 1);
    case 'returning':
      return did.callBack;
    case 'reporting':
      return did.gathered;
    case 'over':
      return did.finish;
  }
};

const groupsMove = (before: DeskView, now: DeskView): string => {
  if (!('groups' in before) || !('groups' in now)) return '';
  const last = now.groups.breakouts.at(-1);
  const was = before.groups.breakouts.at(-1);
  if (!last || (last.id === was?.id && last.phase === was.phase && last.round.number === was.round.number)) return '';
  return phaseOf(last);
};

const stageMove = (before: DeskView, now: DeskView): string => {
  if (!('stage' in before) || !('stage' in now)) return '';
  const { scene, pinned, spotlight } = now.stage;
  if (before.stage.pinned && !pinned) return words.did.follow;
  if (!pinned || (scene === before.stage.scene && spotlight === before.stage.spotlight)) return '';
  return scene === 'spotlight' ? words.did.spotlight : words.did.scene(words.stage.scenes[scene]);
};

/** The moves of the evening between two views, to be told to a screen that has not made them. What goes with another move is that one's doing. */
export const movesBetween = (before: DeskView, now: DeskView): Move[] =>
  [
    { about: ['run'], said: runMove(before, now) },
    { about: ['groups', 'run'], said: groupsMove(before, now) },
    { about: ['stage', 'groups', 'run'], said: stageMove(before, now) },
  ].filter(({ said }) => said !== '');
