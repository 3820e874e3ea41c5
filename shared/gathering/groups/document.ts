import * as v from 'valibot';
import { document } from '../document.ts';
import type { Breakout } from './model/breakout.ts';
import { Groups, NO_GROUPS } from './model/groups.ts';
import { inGroupsTime, sealed } from './rules/seal.ts';
import { withOwnPointIds } from './rules/sheet/own-ids.ts';

/** Of the groups of version 1 what a migration looks at; all else stays as it is. */
const FirstBreakout = v.looseObject({
  tables: v.array(
    v.looseObject({
      number: v.number(),
      sheet: v.looseObject({ points: v.array(v.looseObject({ id: v.string(), beside: v.nullable(v.string()) })) }),
    }),
  ),
  report: v.looseObject({
    told: v.array(v.looseObject({ point: v.string(), table: v.number(), also: v.array(v.number()), same: v.array(v.string()) })),
  }),
});
const First = v.looseObject({ groups: v.optional(v.looseObject({ breakouts: v.array(FirstBreakout) }), NO_GROUPS) });
const Second = v.looseObject({ groups: v.looseObject({ breakouts: v.array(v.looseObject({})) }) });

/** The tables of the hall, and every breakout of the evening. */
export const groupsDocument = document({
  schema: Groups,
  empty: () => NO_GROUPS,
  atClose: (groups, { endedAt }) => sealed(groups, endedAt),
  shiftClock: { happened: inGroupsTime, lasting: (groups) => groups },
  migrations: {
    /** Groups in every evening, in which a point's id is its own (2026-11, GR35). */
    1: (before) => {
      const { groups } = v.parse(First, before);
      // The fields that it looks at were checked above.
      return { ...groups, breakouts: groups.breakouts.map((one) => withOwnPointIds(one as unknown as Breakout)) };
    },
    /** Numbers that can be stopped and started again (2026-11, GR36, GR37). */
    2: (before) => {
      const { groups } = v.parse(Second, before);
      return { ...groups, breakouts: groups.breakouts.map((one) => ({ ...one, dealing: true, deal: 0 })) };
    },
  },
});
