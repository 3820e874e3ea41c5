import { last } from '../last.ts';
import { currentSegment, positionInRun } from '../run/model/run.ts';
import type { Sight } from './sight.ts';

/**
 * The course of the evening: the moments tell a move from one that was taken back and made again. The steps of the clock, which move
 * all moments, are taken out of them, so that none is a move of the evening's (TK27); one at a start by a wrong clock is not known
 * by its size, and counts as a move.
 */
export const moves = ({ run }: Sight): unknown => {
  const [segment, pause] = [last(run.segments), last(run.pauses)];
  const stepped = run.clockSteps.reduce((sum, step) => sum + (step.atStart ? 0 : step.by), 0);
  const moment = (at: number | null | undefined): number | null => (at == null ? null : at - stepped);
  const moments = [run.startedAt, segment?.startedAt, segment?.endedAt, pause?.from, pause?.to, run.endedAt].map(moment);
  return [run.moves, moments, run.outages.map(({ counted }) => counted)];
};

/** Where the evening is, for what is chosen for the item that is on: time that stands still is no other place. */
export const place = ({ run }: Sight): unknown => [positionInRun(run), currentSegment(run)?.item ?? null];
