import * as v from 'valibot';
import type { OwnStatus } from '../../gathering/floor/model/mine.ts';
import type { Said } from './message.ts';

/** More keys than this no phone holds. */
const MOST_KEYS = 200;

/** Status of one's own contributions, by their keys, in the same order. */
export const mine = {
  from: ['participant'],
  args: v.tuple([v.pipe(v.array(v.string()), v.maxLength(MOST_KEYS), v.readonly())]),
  reply: v.custom<readonly OwnStatus[]>(Array.isArray),
} as const satisfies Said;
