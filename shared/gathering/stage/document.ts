import * as v from 'valibot';
import { document } from '../document.ts';
import { currentSegment, positionInRun } from '../run/model/run.ts';
import { EMPTY_STAGE, FIRST_PAGE, Stage } from './model/stage.ts';

const Third = v.looseObject({
  run: v.looseObject({
    startedAt: v.nullable(v.number()),
    endedAt: v.nullable(v.number()),
    closedAt: v.nullable(v.number()),
    segments: v.array(v.looseObject({ item: v.string(), startedAt: v.number(), endedAt: v.nullable(v.number()) })),
  }),
  stage: v.looseObject({ pinned: v.nullable(v.string()), spotlight: v.nullable(v.string()), during: v.nullable(v.string()) }),
});

/** What the projector is told to show. */
export const stageDocument = document({
  schema: Stage,
  empty: () => EMPTY_STAGE,
  atClose: () => EMPTY_STAGE,
  shiftClock: {
    happened: (stage) => stage,
    // Pages that turn.
    lasting: (stage, by) =>
      stage.wall.turningSince === null ? stage : { ...stage, wall: { ...stage.wall, turningSince: stage.wall.turningSince + by } },
  },
  migrations: {
    /** Scenes that give way; those of before stayed until somebody took them away (2026-11, ST3). */
    3: (before) => {
      const { run, stage } = v.parse(Third, before);
      const { pinned, spotlight, during } = stage;
      const isLit = pinned === 'spotlight' && during === (currentSegment(run)?.item ?? null);
      const isGone = pinned === 'spotlight' && !isLit;
      const kept = pinned !== null && pinned !== 'spotlight';
      return { pinned: isGone ? null : pinned, kept, position: positionInRun(run), spotlight, wall: FIRST_PAGE };
    },
  },
});
