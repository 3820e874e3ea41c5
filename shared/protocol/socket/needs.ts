import * as v from 'valibot';
import { NEED_PLACES, NEED_STATES, NEEDS, TAKE_OUTCOMES, type Need as DomainNeed } from '../../gathering/needs/model/needs.ts';
import { CREW } from '../screens.ts';
import { Uptime } from './clock.ts';
import type { Said } from './message.ts';

const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{12,40}$/));
export const Need = v.object({
  id: Id,
  kind: v.picklist(NEEDS),
  place: v.nullable(v.picklist(NEED_PLACES)),
}) satisfies v.GenericSchema<DomainNeed>;
export const NeedState = v.picklist(NEED_STATES);

/** A phone tells the helpers what somebody needs, or says it again after it was away. */
export const need = { from: ['participant'], args: v.tuple([Need]), reply: NeedState } as const satisfies Said;

/** A phone takes back what it said; it may have been taken before. */
export const needNoMore = { from: ['participant'], args: v.tuple([Id]), reply: v.picklist(['taken-back', 'taken']) } as const satisfies Said;

/** One of the crew takes a need. `by` is random and made for the press, so that the press can be asked about again. */
export const Taking = v.object({ id: Id, by: Id, pressed: v.optional(Uptime) });
export type Taking = v.InferOutput<typeof Taking>;
export const takeNeed = { from: CREW, args: v.tuple([Taking]), reply: v.picklist(TAKE_OUTCOMES) } as const satisfies Said;

/** To the phone that said it: what has become of it since. */
export const needIs = v.tuple([Id, NeedState]);
