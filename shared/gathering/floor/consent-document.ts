import * as v from 'valibot';
import { document, TIMELESS } from '../document.ts';
import { Consent, PRESENT_CONSENT } from './model/consent.ts';

const First = v.looseObject({
  run: v.looseObject({ closedAt: v.nullable(v.number()) }),
  floor: v.looseObject({ contributions: v.array(v.unknown()) }),
});

/** Which words the phones show beside the choice of what may be done with a contribution. */
export const consentDocument = document({
  schema: Consent,
  empty: () => PRESENT_CONSENT,
  atClose: (consent) => consent,
  shiftClock: TIMELESS,
  migrations: {
    /** Whoever has written has seen the older words, so only an evening without a text, and not yet closed, takes the new ones (2026-11, CN1). */
    1: (before): Consent => {
      const { floor, run } = v.parse(First, before);
      return floor.contributions.length === 0 && run.closedAt === null ? 'shown-and-quoted' : 'shown';
    },
  },
});
