import * as v from 'valibot';
import { refuse, type Refusal } from '../../shared/gathering/refusal.ts';
import type { Bucket } from '../limits.ts';
import { hashed } from '../secrets.ts';

/** What asks for a number or a place, as far as it matters here; whether it is right is for its rule to say. */
const Asking = v.object({
  name: v.picklist(['seats.take', 'seats.choose']),
  input: v.object({ breakout: v.string(), key: v.string() }),
});

/**
 * Numbers and places of one connection: one of each breakout, since a phone has one key for it; and a new one only at the pace that all
 * phones of the evening share, so that nobody takes a hall's numbers by opening connections (GR38).
 */
export const oneNumber = (pace: Bucket): ((message: unknown) => Refusal | null) => {
  let held: { readonly breakout: string; readonly key: string } | null = null;
  return (message) => {
    const asking = v.safeParse(Asking, message);
    if (!asking.success) return null;
    const { breakout } = asking.output.input;
    // The key itself does not stay in memory.
    const key = hashed(breakout, asking.output.input.key);
    if (held?.breakout === breakout) return held.key === key ? null : refuse('one-number');
    const seconds = pace.take();
    if (seconds !== null) return refuse('too-fast', { seconds });
    held = { breakout, key };
    return null;
  };
};
