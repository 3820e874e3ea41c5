import * as v from 'valibot';
import { document, TIMELESS } from '../document.ts';
import { Plan } from './model/plan.ts';

const First = v.looseObject({ plan: v.looseObject({ details: v.looseObject({}) }) });
const Third = v.looseObject({ plan: v.looseObject({ details: v.looseObject({}), items: v.array(v.looseObject({ kind: v.string() })) }) });

/** What was decided beforehand. Its times were agreed, so no step of the clock moves them. */
export const planDocument = document({
  schema: Plan,
  empty: ({ plan }) => plan,
  atClose: (plan) => plan,
  shiftClock: TIMELESS,
  migrations: {
    /** What happens next (2026-11). */
    1: (before) => {
      const { plan } = v.parse(First, before);
      return { ...plan, details: { ...plan.details, next: '' } };
    },
    /** Who hosts, and a line for the welcome (2026-11). A question that had been groups before kept how they ran, and did not run in them (GR39). */
    3: (before) => {
      const { plan } = v.parse(Third, before);
      return {
        ...plan,
        details: { ...plan.details, host: '', welcome: '' },
        items: plan.items.map((item) => ({ ...item, inGroups: item.kind !== 'question' })),
      };
    },
  },
});
