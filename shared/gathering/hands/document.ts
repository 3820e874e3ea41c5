import * as v from 'valibot';
import { document } from '../document.ts';
import { Hands, NO_HANDS } from './model/hands.ts';

const Third = v.looseObject({
  run: v.looseObject({ endedAt: v.nullable(v.number()) }),
  hands: v.looseObject({ until: v.nullable(v.number()) }),
});

/** A show of hands. */
export const handsDocument = document({
  schema: Hands,
  empty: () => NO_HANDS,
  atClose: () => NO_HANDS,
  shiftClock: {
    happened: (hands) => hands,
    lasting: (hands, by) => (hands.closesAt === null ? hands : { ...hands, closesAt: hands.closesAt + by }),
  },
  migrations: {
    /** A show of hands ends by itself: at once where one was left open (2026-11, HD5). Once the evening has ended, whether to go on is asked no more. */
    3: (before) => {
      const { run, hands } = v.parse(Third, before);
      const until = run.endedAt === null ? hands.until : null;
      return { ...hands, until, closesAt: until === null ? null : 0, result: null };
    },
  },
});
