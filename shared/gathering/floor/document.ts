import * as v from 'valibot';
import { randomCode } from '../code.ts';
import { document, TIMELESS } from '../document.ts';
import { emptyFloor, Floor } from './model/floor.ts';
import { allMixedIn } from './rules/mixing.ts';

/** In a sealed record all are one batch. */
const SEALED_BATCH = 1;
const RECORD_ID_LENGTH = 12;

/** With the evening's own rhythm anybody could reckon, years later, at what minute each batch was let out. */
const NO_RHYTHM = { offset: 0, stretch: 0 };

const Third = v.looseObject({ floor: v.looseObject({ contributions: v.array(v.looseObject({ decision: v.string() })) }) });

/** What people wrote. It holds no times, since a time would tell who wrote. */
export const floorDocument = document({
  schema: Floor,
  empty: ({ random }) => emptyFloor(random),
  /**
   * The last of the pool is mixed in undecided (FL16). Hashes and tombstones are erased, so that nobody can find theirs any more;
   * so are the rhythm of the marks and the numbers of the batches, which would tell what was written before what (RN9).
   */
  atClose: (before, { random, topics }) => {
    const floor = allMixedIn(before, topics);
    const contributions = floor.contributions
      .map((one) => ({ ...one, id: randomCode(RECORD_ID_LENGTH, random), batch: SEALED_BATCH }))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    return { ...floor, contributions, withdrawn: [], rhythm: NO_RHYTHM, marks: SEALED_BATCH };
  },
  shiftClock: TIMELESS,
  migrations: {
    /** Whether words were on a screen, which nobody had looked at so far (2026-11, ST10), and whether they were read out (FL18). */
    3: (before) => {
      const { floor } = v.parse(Third, before);
      return {
        ...floor,
        contributions: floor.contributions.map((one) => ({ ...one, onScreen: one.decision === 'shown' ? null : false, readAloud: false })),
      };
    },
  },
});
