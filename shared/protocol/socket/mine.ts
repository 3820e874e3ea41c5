import * as v from 'valibot';
import type { OwnStatus } from '../../gathering/floor/model/mine.ts';
import type { Said } from './message.ts';

/** Status of one's own contributions, by their keys, in the same order; of the first 200. */
export const mine = {
  from: ['participant'],
  args: v.tuple([v.pipe(v.array(v.string()), v.readonly())]),
  reply: v.custom<readonly OwnStatus[]>(Array.isArray),
} as const satisfies Said;
