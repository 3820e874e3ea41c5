import * as v from 'valibot';
import type { ScreenReport } from '../../views/surroundings.ts';
import type { Said } from './message.ts';

const small = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));
const Report = v.object({ width: small, height: small, page: small, pages: small, unseen: small }) satisfies v.GenericSchema<ScreenReport>;

/** A projector says how large it is, and what of a wall with several pages it shows. */
export const screen = { from: ['projector'], args: v.tuple([Report]), reply: null } as const satisfies Said;
