import * as v from 'valibot';

const text = v.pipe(v.string(), v.maxLength(100));

/**
 * The handshake of a socket (`auth`). A phone shows the evening's code; the crew show the session of their tab. A preview is shown what
 * projectors are, by a console's session, counts as no projector and sends nothing. A screen that has no session yet asks to be paired.
 */
export const Handshake = v.variant('as', [
  v.object({ protocol: v.number(), as: v.literal('participant'), code: text }),
  v.object({ protocol: v.number(), as: v.literal('crew'), session: text, evening: v.optional(text) }),
  v.object({ protocol: v.number(), as: v.literal('preview'), session: text, evening: v.optional(text) }),
  v.object({ protocol: v.number(), as: v.literal('pairing') }),
]);
export type Handshake = v.InferOutput<typeof Handshake>;
