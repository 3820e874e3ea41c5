import * as v from 'valibot';
import { document, movedAt } from '../document.ts';
import { settled } from './model/settled.ts';
import { NO_RUN, Run } from './model/run.ts';

const Before = v.looseObject({ run: v.looseObject({}) });

/** What happened, and when. */
export const runDocument = document({
  schema: Run,
  empty: () => NO_RUN,
  atClose: (run, { now, endedAt }) => ({ ...settled(run, now), endedAt, closedAt: now }),
  shiftClock: {
    happened: (run, move) => ({
      ...run,
      startedAt: movedAt(run.startedAt, move),
      endedAt: movedAt(run.endedAt, move),
      segments: run.segments.map((one) => ({ ...one, startedAt: move(one.startedAt), endedAt: movedAt(one.endedAt, move) })),
      pauses: run.pauses.map((one) => ({ ...one, from: move(one.from), to: movedAt(one.to, move) })),
      outages: run.outages.map((one) => ({ ...one, from: move(one.from), to: move(one.to) })),
      dwelling: run.dwelling && { ...run.dwelling, seenSince: move(run.dwelling.seenSince) },
    }),
    // "Not yet" (PL12).
    lasting: (run, by) => (run.keptOpenUntil === null ? run : { ...run, keptOpenUntil: run.keptOpenUntil + by }),
  },
  migrations: {
    /** The count of moves (2026-11). */
    1: (before) => ({ ...v.parse(Before, before).run, moves: 0 }),
    /** "Not yet" to the seal, which nobody had said so far (2026-11, PL12). */
    2: (before) => ({ ...v.parse(Before, before).run, keptOpenUntil: null }),
  },
});
