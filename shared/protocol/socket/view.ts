import * as v from 'valibot';
import type { ViewPatch } from '../../views/patch.ts';
import { KINDS } from '../screens.ts';
import type { Said } from './message.ts';

const sent = {
  /** What the patches to this screen build on. */
  version: v.number(),
  /** The server's clock as it was sent (epoch ms). */
  now: v.number(),
  /** After a lost link, come back within about this many ms: longer in a larger crowd, so that not all knock at once. */
  rejoinWithin: v.number(),
};

/** A whole view of the screen's kind. */
export const ViewMessage = v.object({ ...sent, view: v.unknown() });
export type ViewMessage<View = unknown> = v.InferOutput<typeof ViewMessage> & { readonly view: View };

/** What changed since the version `from`; a client that does not hold it asks for the whole with `refresh`. */
export const PatchMessage = v.object({
  ...sent,
  from: v.number(),
  patch: v.custom<ViewPatch>((value) => typeof value === 'object' && value !== null),
});
export type PatchMessage = v.InferOutput<typeof PatchMessage>;

export const view = v.tuple([ViewMessage]);
export const patch = v.tuple([PatchMessage]);

/** Asks for the whole view. */
export const refresh = { from: KINDS, args: v.tuple([]), reply: null } as const satisfies Said;
