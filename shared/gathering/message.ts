import * as v from 'valibot';

/** What a screen sends: a random id of its own making, so that sending again is safe, a name and an input. */
export const Message = v.object({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{12,64}$/)),
  name: v.pipe(v.string(), v.maxLength(40)),
  input: v.unknown(),
  /** What its sender saw of what it is about; see `saw/saw.ts`. */
  saw: v.optional(v.unknown()),
  /** When it was pressed, by the server's steady clock. */
  pressed: v.optional(v.object({ start: v.string(), at: v.number() })),
});
export type Message = v.InferOutput<typeof Message>;
